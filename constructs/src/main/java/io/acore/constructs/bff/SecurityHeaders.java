package io.acore.constructs.bff;

import io.acore.constructs.terraform.AcoreStack;
import io.acore.constructs.terraform.Address;
import io.acore.constructs.terraform.Block;
import io.acore.constructs.terraform.PlacedConstruct;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.constructs.Construct;

/** Headers that tell a browser what the page may not do. */
final class SecurityHeaders extends PlacedConstruct {
  private static final long TWO_YEARS = 63_072_000;

  /** Everything from the own host, nothing inline, in nobody's frame. */
  private static final String PAGE =
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self';"
          + " base-uri 'none'; form-action 'none'; frame-ancestors 'none';"
          + " require-trusted-types-for 'script'; trusted-types 'none'";

  private static final String FEATURES =
      "camera=(), geolocation=(), microphone=(), payment=(), usb=()";

  /**
   * Makes a policy; its Terraform address is the construct's path.
   *
   * @param page whether it is for the page; the functions have headers of their own, which stay,
   *     and only what API Gateway answers itself gets these
   */
  SecurityHeaders(Construct scope, String id, String name, boolean page) {
    super(scope, id);
    Map<String, Object> headers = new LinkedHashMap<>();
    headers.put(
        "strict_transport_security",
        Map.of(
            "access_control_max_age_sec",
            TWO_YEARS,
            "include_subdomains",
            true,
            "preload",
            true,
            // The functions say the same, so nothing is lost where this goes before them.
            "override",
            true));
    headers.put("content_type_options", Map.of("override", page));
    headers.put("frame_options", Map.of("frame_option", "DENY", "override", page));
    headers.put("referrer_policy", Map.of("referrer_policy", "no-referrer", "override", page));
    headers.put(
        "content_security_policy",
        Map.of(
            "content_security_policy",
            page ? PAGE : "default-src 'none'; frame-ancestors 'none'",
            "override",
            page));
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("name", name);
    body.put("security_headers_config", headers);
    body.put(
        "custom_headers_config",
        Map.of(
            "items",
            List.of(
                header("cross-origin-opener-policy", "same-origin", page),
                header("cross-origin-resource-policy", "same-origin", page),
                header("permissions-policy", FEATURES, page))));
    AcoreStack.of(this)
        .block(Block.RESOURCE, "aws_cloudfront_response_headers_policy", Address.of(this), body);
  }

  private static Map<String, Object> header(String name, String value, boolean override) {
    return Map.of("header", name, "value", value, "override", override);
  }
}
