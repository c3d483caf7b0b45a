package io.acore.constructs.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

/** What every role we write has to keep, whatever it is for. */
public final class RolePolicies {
  private RolePolicies() {}

  /**
   * No wildcard action; `*` as a resource only with a reason; AgentCore's trust is for us alone.
   */
  public static void assertNarrow(JsonNode terraform) {
    JsonNode roles = terraform.at("/resource/aws_iam_role");
    roles.fieldNames().forEachRemaining(role -> assertTrust(terraform, role));
    JsonNode policies = terraform.at("/resource/aws_iam_role_policy");
    policies
        .fieldNames()
        .forEachRemaining(
            role -> {
              boolean explained = policies.path(role).has("//");
              for (JsonNode statement : terraform.at("/locals/" + role + "_policy/Statement")) {
                assertThat(statement.path("Action").toString()).doesNotContain("*");
                if (statement.path("Resource").toString().contains("\"*\"")) {
                  assertThat(explained).as("reason for `*` in %s", role).isTrue();
                }
              }
            });
  }

  private static void assertTrust(JsonNode terraform, String role) {
    JsonNode statement = terraform.at("/locals/" + role + "_trust/Statement/0");
    if (statement.path("Principal").toString().contains("bedrock-agentcore")) {
      assertThat(statement.at("/Condition/StringEquals/aws:SourceAccount").asText()).isNotEmpty();
      assertThat(statement.at("/Condition/ArnLike/aws:SourceArn").asText()).endsWith(":*");
    }
  }
}
