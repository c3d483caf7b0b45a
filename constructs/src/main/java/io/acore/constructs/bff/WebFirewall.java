package io.acore.constructs.bff;

import io.acore.constructs.terraform.AcoreStack;
import io.acore.constructs.terraform.Address;
import io.acore.constructs.terraform.Block;
import io.acore.constructs.terraform.Expression;
import java.util.List;
import java.util.Map;
import software.constructs.Construct;

/** A regional web ACL: a limit per client address, then AWS's common rules. */
public final class WebFirewall extends Construct {
  /** Requests that one address may make in five minutes. */
  private static final int RATE_LIMIT = 2000;

  private final String address;

  /**
   * Makes the web ACL.
   *
   * @param provider the provider alias of the front end's region
   */
  public WebFirewall(Construct scope, String id, String name, String provider) {
    super(scope, id);
    this.address = Address.of(this);
    AcoreStack.of(this)
        .block(
            Block.RESOURCE,
            "aws_wafv2_web_acl",
            address,
            Map.of(
                "provider",
                provider,
                "name",
                name,
                "scope",
                "REGIONAL",
                "default_action",
                List.of(Map.of("allow", List.of(Map.of()))),
                "rule",
                List.of(rateLimit(name), commonRules(name)),
                "visibility_config",
                List.of(visibility(name))));
  }

  public Expression arn() {
    return Expression.reference("aws_wafv2_web_acl." + address + ".arn");
  }

  private static Map<String, Object> rateLimit(String name) {
    return Map.of(
        "name", "rate-per-address",
        "priority", 1,
        "action", List.of(Map.of("block", List.of(Map.of()))),
        "statement",
            List.of(
                Map.of(
                    "rate_based_statement",
                    List.of(Map.of("limit", RATE_LIMIT, "aggregate_key_type", "IP")))),
        "visibility_config", List.of(visibility(name + "-rate")));
  }

  private static Map<String, Object> commonRules(String name) {
    return Map.of(
        "name", "common-rules",
        "priority", 2,
        "override_action", List.of(Map.of("none", List.of(Map.of()))),
        "statement",
            List.of(
                Map.of(
                    "managed_rule_group_statement",
                    List.of(Map.of("name", "AWSManagedRulesCommonRuleSet", "vendor_name", "AWS")))),
        "visibility_config", List.of(visibility(name + "-common")));
  }

  private static Map<String, Object> visibility(String metric) {
    return Map.of(
        "cloudwatch_metrics_enabled", true,
        "metric_name", metric,
        "sampled_requests_enabled", true);
  }
}
