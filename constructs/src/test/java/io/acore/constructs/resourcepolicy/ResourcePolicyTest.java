package io.acore.constructs.resourcepolicy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.acore.base.UserError;
import io.acore.constructs.terraform.Expression;
import io.acore.constructs.testing.Synth;
import org.junit.jupiter.api.Test;

final class ResourcePolicyTest {
  private static final String ALLOW =
      "{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"%s\"},"
          + "\"Action\":\"bedrock-agentcore:InvokeAgentRuntime\",\"Resource\":\"{{resource_arn}}\"}]}";

  @Test
  void namesTheResourceThatDoesNotExistYet() {
    JsonNode terraform =
        Synth.stack(
            stack ->
                new ResourcePolicy(
                    stack,
                    "runtime_policy",
                    Expression.reference("local.arn"),
                    "null_resource.runtime_config",
                    new PolicyDocument(ALLOW.formatted("arn:aws:iam::x:root"), "policy.json")));
    assertThat(terraform.at("/locals/runtime_policy_input/policy").asText())
        .contains("\"Resource\":\"${local.arn}\"");
    assertThat(terraform.at("/resource/null_resource/runtime_policy/triggers/name").asText())
        .isEqualTo("${local.arn}");
  }

  @Test
  void refusesEveryoneAndWhatIsNoPolicy() {
    assertThatThrownBy(() -> new PolicyDocument(ALLOW.formatted("*"), "policy.json"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("lets everyone in");
    assertThatThrownBy(() -> new PolicyDocument("{", "policy.json"))
        .isInstanceOf(UserError.class)
        .hasMessageStartingWith("policy.json:1:");
    assertThatThrownBy(() -> new PolicyDocument("{}", "policy.json"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("no `Statement`");
  }
}
