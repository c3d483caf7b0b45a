package io.acore.stacks.deploy;

import io.acore.base.Environment;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** What AWS's own programs read from their environment. */
final class AwsVariables {
  static final String ENDPOINT = "AWS_ENDPOINT_URL";

  /**
   * What leads to a real account. None of it may reach a program that works with the local cloud: a
   * forgotten profile must never turn a local deployment into a real one.
   */
  static final Set<String> FOREIGN =
      Set.of(
          "AWS_PROFILE",
          "AWS_DEFAULT_PROFILE",
          "AWS_SESSION_TOKEN",
          "AWS_SECURITY_TOKEN",
          "AWS_ROLE_ARN",
          "AWS_WEB_IDENTITY_TOKEN_FILE",
          "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
          "AWS_CONTAINER_CREDENTIALS_FULL_URI",
          "AWS_CA_BUNDLE",
          "AWS_USE_FIPS_ENDPOINT",
          "AWS_USE_DUALSTACK_ENDPOINT",
          "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS");

  private static final String NOTHING = "/dev/null";

  private AwsVariables() {}

  static Map<String, String> local(String endpoint, String region, Environment environment) {
    Map<String, String> variables = new LinkedHashMap<>();
    variables.put(ENDPOINT, endpoint);
    variables.put("AWS_ACCESS_KEY_ID", "local");
    variables.put("AWS_SECRET_ACCESS_KEY", "local");
    variables.put("AWS_REGION", region);
    variables.put("AWS_DEFAULT_REGION", region);
    variables.put("AWS_EC2_METADATA_DISABLED", "true");
    variables.put("AWS_CONFIG_FILE", NOTHING);
    variables.put("AWS_SHARED_CREDENTIALS_FILE", NOTHING);
    // The AWS CLI would ask a proxy for the loopback address.
    String direct = "127.0.0.1,localhost";
    variables.put(
        "NO_PROXY", environment.variable("NO_PROXY").map(it -> it + "," + direct).orElse(direct));
    // The local cloud answers in milliseconds; the bridge's pauses are made for AWS.
    variables.put("ACORE_POLL_SECONDS", environment.variable("ACORE_POLL_SECONDS").orElse("0.2"));
    return variables;
  }
}
