package io.acore.constructs.bff;

import io.acore.constructs.limit.Limit;
import io.acore.constructs.observability.LogGroup;
import io.acore.constructs.observability.Retention;
import io.acore.constructs.terraform.AcoreStack;
import io.acore.constructs.terraform.Address;
import io.acore.constructs.terraform.Block;
import io.acore.constructs.terraform.Expression;
import io.acore.constructs.terraform.PlacedConstruct;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.constructs.Construct;

/**
 * A web ACL.
 *
 * <p>The distribution's limits what one address may ask for and applies AWS's rules. The API's lets
 * through what comes from the distribution and nothing else, so that nobody goes around the first.
 */
public final class WebFirewall extends PlacedConstruct {
  private static final String TYPE = "aws_wafv2_web_acl";

  /**
   * A prompt is free text: it may quote a script, a path or an address, and it may be long. These
   * rules only count there; nothing runs what a prompt says.
   */
  private static final List<String> NOT_FOR_PROMPTS =
      List.of(
          "CrossSiteScripting_BODY",
          "EC2MetaDataSSRF_BODY",
          "GenericLFI_BODY",
          "GenericRFI_BODY",
          "SizeRestrictions_BODY");

  private final AcoreStack stack;
  private final String address;

  private WebFirewall(Construct scope, String id, Map<String, Object> body) {
    super(scope, id);
    this.stack = AcoreStack.of(this);
    this.address = Address.of(this);
    Map<String, Object> whole = new LinkedHashMap<>(body);
    whole.put("tags", stack.tags());
    stack.block(Block.RESOURCE, TYPE, address, whole);
  }

  /**
   * The distribution's.
   *
   * @param provider one for us-east-1, where CloudFront's web ACLs are
   * @param rate requests that one address may make in five minutes
   */
  public static WebFirewall edge(
      Construct scope, String id, String name, String provider, int rate) {
    Limit.range("requests of one address", rate, 10, 2_000_000_000);
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("provider", provider);
    body.put("name", name);
    body.put("scope", "CLOUDFRONT");
    body.put("default_action", Map.of("allow", Map.of()));
    body.put(
        "rule",
        List.of(
            rateLimit(name, rate),
            managed(name, "common-rules", 2, "AWSManagedRulesCommonRuleSet", NOT_FOR_PROMPTS),
            managed(name, "bad-inputs", 3, "AWSManagedRulesKnownBadInputsRuleSet", List.of()),
            managed(name, "bad-addresses", 4, "AWSManagedRulesAmazonIpReputationList", List.of()),
            anonymous(name, 5)));
    body.put("visibility_config", visibility(name));
    return new WebFirewall(scope, id, body);
  }

  /**
   * The API's.
   *
   * @param word what the distribution sends, see {@link Distribution#edgeWord}
   */
  public static WebFirewall origin(
      Construct scope, String id, String name, FrontEndApi api, Expression word) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("name", name);
    body.put("scope", "REGIONAL");
    body.put("default_action", Map.of("block", Map.of()));
    body.put(
        "rule",
        List.of(
            managed(name, "bad-inputs", 1, "AWSManagedRulesKnownBadInputsRuleSet", List.of()),
            fromTheDistribution(name, word),
            anonymous(name, 3)));
    body.put("visibility_config", visibility(name));
    WebFirewall firewall = new WebFirewall(scope, id, body);
    firewall.stack.block(
        Block.RESOURCE,
        "aws_wafv2_web_acl_association",
        firewall.address,
        Map.of("resource_arn", api.stageArn(), "web_acl_arn", firewall.arn()));
    return firewall;
  }

  /**
   * Writes down what is refused or counted, without cookies. What passes stands in the access logs.
   *
   * @param name of the web ACL
   * @param provider where it is; without it the stack's own
   */
  public void log(
      String name, Optional<String> provider, Retention retention, Optional<Expression> kmsKeyArn) {
    LogGroup group =
        provider
            .map(where -> stack.in(where, () -> logGroup(name, retention, kmsKeyArn)))
            .orElseGet(() -> logGroup(name, retention, kmsKeyArn));
    Map<String, Object> body = new LinkedHashMap<>();
    provider.ifPresent(where -> body.put("provider", where));
    body.put("resource_arn", arn());
    body.put("log_destination_configs", List.of(group.arn()));
    body.put(
        "redacted_fields",
        List.of(
            Map.of("single_header", Map.of("name", "cookie")),
            Map.of("single_header", Map.of("name", "authorization")),
            Map.of("query_string", Map.of())));
    body.put(
        "logging_filter",
        Map.of(
            "default_behavior",
            "DROP",
            "filter",
            List.of(
                Map.of(
                    "behavior",
                    "KEEP",
                    "requirement",
                    "MEETS_ANY",
                    "condition",
                    List.of(condition("BLOCK"), condition("COUNT"))))));
    stack.block(Block.RESOURCE, "aws_wafv2_web_acl_logging_configuration", address, body);
  }

  // WAF writes to groups of this name only.
  private LogGroup logGroup(String name, Retention retention, Optional<Expression> kmsKeyArn) {
    return new LogGroup(
        this, "log", Expression.literal("aws-waf-logs-" + name), retention, kmsKeyArn);
  }

  private static Map<String, Object> condition(String action) {
    return Map.of("action_condition", Map.of("action", action));
  }

  public Expression arn() {
    return Expression.reference(TYPE + "." + address + ".arn");
  }

  // Counts only: a company's own users come through proxies and clouds.
  private static Map<String, Object> anonymous(String name, int priority) {
    Map<String, Object> statement =
        Map.of("name", "AWSManagedRulesAnonymousIpList", "vendor_name", "AWS");
    return rule(
        name,
        "anonymous-addresses",
        priority,
        "override_action",
        Map.of("count", Map.of()),
        Map.of("managed_rule_group_statement", statement));
  }

  private static Map<String, Object> rateLimit(String name, int rate) {
    return rule(
        name,
        "rate-per-address",
        1,
        "action",
        Map.of("block", Map.of()),
        Map.of("rate_based_statement", Map.of("limit", rate, "aggregate_key_type", "IP")));
  }

  private static Map<String, Object> managed(
      String name, String rule, int priority, String group, List<String> countOnly) {
    List<Map<String, Object>> overrides = new ArrayList<>();
    for (String each : countOnly) {
      overrides.add(Map.of("name", each, "action_to_use", Map.of("count", Map.of())));
    }
    Map<String, Object> statement = new LinkedHashMap<>();
    statement.put("name", group);
    statement.put("vendor_name", "AWS");
    if (!overrides.isEmpty()) {
      statement.put("rule_action_override", overrides);
    }
    return rule(
        name,
        rule,
        priority,
        "override_action",
        Map.of("none", Map.of()),
        Map.of("managed_rule_group_statement", statement));
  }

  private static Map<String, Object> fromTheDistribution(String name, Expression word) {
    Map<String, Object> match = new LinkedHashMap<>();
    match.put("search_string", word);
    match.put("positional_constraint", "EXACTLY");
    match.put("field_to_match", Map.of("single_header", Map.of("name", Distribution.EDGE_HEADER)));
    match.put("text_transformation", List.of(Map.of("priority", 0, "type", "NONE")));
    return rule(
        name,
        "from-the-distribution",
        2,
        "action",
        Map.of("allow", Map.of()),
        Map.of("byte_match_statement", match));
  }

  private static Map<String, Object> rule(
      String name,
      String rule,
      int priority,
      String kind,
      Map<String, Object> action,
      Map<String, Object> statement) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("name", rule);
    body.put("priority", priority);
    body.put(kind, action);
    body.put("statement", statement);
    body.put("visibility_config", visibility(name + "-" + rule));
    return body;
  }

  private static Map<String, Object> visibility(String metric) {
    return Map.of(
        "cloudwatch_metrics_enabled", true,
        "metric_name", metric,
        "sampled_requests_enabled", true);
  }
}
