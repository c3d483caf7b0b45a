package io.acore.constructs.gateway;

import io.acore.constructs.limit.Limit;
import io.acore.constructs.terraform.Expression;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What AgentCore accepts of gateways and their targets. */
final class GatewayLimits {
  static final Limit NAME = name("gateway name", "my-gateway");
  static final Limit TARGET_NAME = name("target name", "search-tools");
  static final Limit DESCRIPTION = Limit.length("description", 1, 200);
  static final Limit RULE_DESCRIPTION = Limit.length("rule description", 1, 256);
  static final Limit INSTRUCTIONS = Limit.length("gateway instructions", 1, 2048);

  static final Limit POLICY_ENGINE_ARN =
      Limit.form(
          "policy engine ARN",
          "arn:aws:bedrock-agentcore:[a-z0-9-]+:[0-9]{12}:policy-engine/"
              + "[a-zA-Z][a-zA-Z0-9-_]{0,99}-[a-zA-Z0-9_]{10}",
          1,
          170,
          "the ARN of a policy engine",
          "arn:aws:bedrock-agentcore:<region>:<account>:policy-engine/<id>");

  static final Limit RUNTIME_ARN =
      Limit.form(
          "agent runtime ARN",
          "arn:aws(-[^:]+)?:bedrock-agentcore:[a-z0-9-]+:[0-9]{12}:runtime/"
              + "[a-zA-Z][a-zA-Z0-9_]{0,47}-[a-zA-Z0-9]{10}",
          1,
          2048,
          "the ARN of an agent runtime",
          "arn:aws:bedrock-agentcore:<region>:<account>:runtime/<id>");

  static final Limit QUALIFIER =
      Limit.form(
          "runtime qualifier",
          "[1-9][0-9]{0,4}|[a-zA-Z][a-zA-Z0-9_]{0,47}",
          1,
          48,
          "a version number or an endpoint's name",
          "DEFAULT");

  static final Limit HTTPS =
      Limit.form("address", "https://\\S+", 9, 2048, "an https address", "https://mcp.example.com");

  static final Limit S3_URI =
      Limit.form("S3 address", "s3://.{1,2043}", 6, 2048, "an s3:// address", "s3://bucket/key");

  static final Limit ACCOUNT =
      Limit.form("account id", "[0-9]{12}", 12, 12, "twelve digits", "<12 digits>");

  private GatewayLimits() {}

  /** Refuses a word that is not one of an enum's. */
  static String word(String noun, String word, List<String> words) {
    String pattern = String.join("|", words);
    return Limit.form(noun, pattern, 1, 64, String.join(", ", words), words.get(0)).check(word);
  }

  /** As the service makes it: ids are in lower case. */
  static Expression idPattern(String gatewayName) {
    return Expression.literal(gatewayName.toLowerCase(Locale.ROOT) + "-*");
  }

  static Optional<List<String>> unlessEmpty(List<String> values) {
    return values.isEmpty() ? Optional.empty() : Optional.of(values);
  }

  // The service also takes a hyphen at the end; an id like `a--0123456789` helps nobody.
  private static Limit name(String noun, String example) {
    return Limit.form(
        noun,
        "([0-9a-zA-Z][-]?){0,99}[0-9a-zA-Z]",
        1,
        100,
        "letters, digits and single hyphens between them",
        example);
  }
}
