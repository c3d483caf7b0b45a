package io.acore.constructs.bff;

import io.acore.constructs.terraform.AcoreStack;
import io.acore.constructs.terraform.Address;
import io.acore.constructs.terraform.Block;
import io.acore.constructs.terraform.Expression;
import io.acore.constructs.terraform.PlacedConstruct;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.constructs.Construct;

/**
 * One address for page and API, so that a session cookie is never sent across sites: the page from
 * its bucket, {@code /api/*} and {@code /auth/*} from the API.
 */
public final class Distribution extends PlacedConstruct {
  private static final String TYPE = "aws_cloudfront_distribution";

  // AWS's managed policies have the same ids in every account.
  private static final String CACHE_AS_ORIGIN_SAYS = "658327ea-f89d-4fab-a63d-7e88639e58f6";
  private static final String CACHE_NOTHING = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad";
  private static final String ALL_BUT_HOST = "b689b0a8-53d0-40ab-baf2-68738e2966ac";

  private static final String PAGE = "page";
  private static final String API = "api";

  /** What the API's firewall asks for, see {@link WebFirewall}. */
  static final String EDGE_HEADER = "x-acore-edge";

  private static final int SILENCE_SECONDS = 60;

  private final AcoreStack stack;
  private final String address;
  private final DistributionProps props;

  /** Makes a distribution; its Terraform address is the construct's path. */
  public Distribution(
      Construct scope, String id, WebPage page, FrontEndApi api, DistributionProps props) {
    super(scope, id);
    this.stack = AcoreStack.of(this);
    this.address = Address.of(this);
    this.props = props;
    emitAccess();
    new SecurityHeaders(this, "page_headers", props.name() + "-page", true);
    new SecurityHeaders(this, "api_headers", props.name() + "-api", false);
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("enabled", true);
    body.put("comment", props.name());
    body.put("default_root_object", "index.html");
    body.put("http_version", "http2and3");
    body.put("is_ipv6_enabled", true);
    body.put("price_class", props.priceClass());
    body.put("origin", List.of(pageOrigin(page), apiOrigin(api)));
    body.put("default_cache_behavior", pageBehavior());
    body.put("ordered_cache_behavior", List.of(apiBehavior("/api/*"), apiBehavior("/auth/*")));
    body.put("restrictions", Map.of("geo_restriction", countries()));
    body.put("viewer_certificate", certificate());
    props.domain().ifPresent(domain -> body.put("aliases", List.of(domain.name())));
    body.put("web_acl_id", props.firewallArn());
    props.logBucket().ifPresent(bucket -> body.put("logging_config", logging(bucket)));
    body.put("tags", stack.tags());
    if (!props.beforeKey()) {
      body.put("depends_on", List.of(api.key().dependency()));
    }
    stack.block(Block.RESOURCE, TYPE, address, body);
  }

  /** The ARN of the distribution that will stand in this scope under this id. */
  public static Expression arnOf(String address) {
    return Expression.reference(TYPE + "." + address + ".arn");
  }

  /**
   * What only the distribution sends to the API: made from an id that nobody outside the account
   * sees.
   */
  public static Expression edgeWord(String address) {
    return Expression.reference("sha256(aws_cloudfront_origin_access_control." + address + ".id)");
  }

  public Expression id() {
    return Expression.reference(TYPE + "." + address + ".id");
  }

  /** Where browsers find it: {@code https://host}. */
  public Expression origin() {
    Expression host =
        props
            .domain()
            .map(domain -> Expression.literal(domain.name()))
            .orElseGet(() -> Expression.reference(TYPE + "." + address + ".domain_name"));
    return Expression.literal("https://").plus(host);
  }

  /**
   * The same in a local cloud: its addresses have a port and no certificate. A browser takes a host
   * below {@code localhost} as secure.
   */
  public Expression localOrigin() {
    return Expression.literal("http://")
        .plus(Expression.reference(TYPE + "." + address + ".domain_name"));
  }

  private void emitAccess() {
    stack.block(
        Block.RESOURCE,
        "aws_cloudfront_origin_access_control",
        address,
        Map.of(
            "name", props.name(),
            "description", "Lets the distribution read the page",
            "origin_access_control_origin_type", "s3",
            "signing_behavior", "always",
            "signing_protocol", "sigv4"));
  }

  private Map<String, Object> pageOrigin(WebPage page) {
    Map<String, Object> origin = new LinkedHashMap<>();
    origin.put("origin_id", PAGE);
    origin.put("domain_name", page.bucket().domain());
    origin.put(
        "origin_access_control_id",
        Expression.reference("aws_cloudfront_origin_access_control." + address + ".id"));
    return origin;
  }

  private Map<String, Object> apiOrigin(FrontEndApi api) {
    Map<String, Object> origin = new LinkedHashMap<>();
    origin.put("origin_id", API);
    origin.put("domain_name", api.host());
    origin.put("origin_path", "/" + FrontEndApi.STAGE);
    origin.put(
        "custom_header",
        List.of(
            Map.of("name", EDGE_HEADER, "value", edgeWord(address)),
            Map.of("name", EdgeKey.HEADER, "value", api.key().value())));
    Map<String, Object> custom = new LinkedHashMap<>();
    custom.put("http_port", 80);
    custom.put("https_port", 443);
    custom.put("origin_protocol_policy", "https-only");
    custom.put("origin_ssl_protocols", List.of("TLSv1.2"));
    custom.put("origin_read_timeout", SILENCE_SECONDS);
    origin.put("custom_origin_config", custom);
    return origin;
  }

  private Map<String, Object> pageBehavior() {
    Map<String, Object> behavior = new LinkedHashMap<>();
    behavior.put("target_origin_id", PAGE);
    behavior.put("viewer_protocol_policy", "redirect-to-https");
    behavior.put("allowed_methods", List.of("GET", "HEAD"));
    behavior.put("cached_methods", List.of("GET", "HEAD"));
    behavior.put("cache_policy_id", CACHE_AS_ORIGIN_SAYS);
    behavior.put("response_headers_policy_id", headers("page_headers"));
    behavior.put("compress", true);
    return behavior;
  }

  // Not compressed: what streams must not wait for a block to fill.
  private Map<String, Object> apiBehavior(String path) {
    Map<String, Object> behavior = new LinkedHashMap<>();
    behavior.put("path_pattern", path);
    behavior.put("target_origin_id", API);
    behavior.put("viewer_protocol_policy", "https-only");
    behavior.put(
        "allowed_methods", List.of("DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"));
    behavior.put("cached_methods", List.of("GET", "HEAD"));
    behavior.put("cache_policy_id", CACHE_NOTHING);
    behavior.put("origin_request_policy_id", ALL_BUT_HOST);
    behavior.put("response_headers_policy_id", headers("api_headers"));
    behavior.put("compress", false);
    return behavior;
  }

  private Expression headers(String id) {
    return Expression.reference(
        "aws_cloudfront_response_headers_policy." + address + "_" + id + ".id");
  }

  // Never cookies: who reads logs must not be able to sign in.
  private Map<String, Object> logging(String bucket) {
    Map<String, Object> logging = new LinkedHashMap<>();
    logging.put("bucket", bucket + ".s3.amazonaws.com");
    logging.put("prefix", "cloudfront/" + props.name() + "/");
    logging.put("include_cookies", false);
    return logging;
  }

  private Map<String, Object> countries() {
    Map<String, Object> restriction = new LinkedHashMap<>();
    restriction.put("restriction_type", props.countries().isEmpty() ? "none" : "whitelist");
    if (!props.countries().isEmpty()) {
      restriction.put("locations", props.countries());
    }
    return restriction;
  }

  private Map<String, Object> certificate() {
    if (props.domain().isEmpty()) {
      return Map.of("cloudfront_default_certificate", true);
    }
    Map<String, Object> certificate = new LinkedHashMap<>();
    certificate.put("acm_certificate_arn", props.domain().get().certificateArn());
    certificate.put("minimum_protocol_version", "TLSv1.2_2021");
    certificate.put("ssl_support_method", "sni-only");
    return certificate;
  }
}
