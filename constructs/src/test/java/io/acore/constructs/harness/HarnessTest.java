package io.acore.constructs.harness;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.acore.base.Golden;
import io.acore.constructs.inference.BedrockModel;
import io.acore.constructs.memory.Memory;
import io.acore.constructs.memory.MemoryProps;
import io.acore.constructs.runtime.EnvironmentVariables;
import io.acore.constructs.terraform.Expression;
import io.acore.constructs.testing.RolePolicies;
import io.acore.constructs.testing.Synth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class HarnessTest {
  @Test
  void usesToolsAndMemory() {
    JsonNode terraform =
        Synth.stack(
            stack -> {
              Memory memory = new Memory(stack, "memory", MemoryProps.named("demo").build());
              new Harness(
                  stack,
                  "harness",
                  new HarnessProps(
                      "demo_helper",
                      HarnessModel.of(
                          new BedrockModel("anthropic.claude-3-haiku-20240307-v1:0", "eu-west-1")),
                      Optional.of("Help with ${things}"),
                      List.of(
                          HarnessTool.gateway(Expression.reference("local.gateway")),
                          HarnessTool.browser(Expression.reference("local.browser")),
                          HarnessTool.codeInterpreter(Expression.reference("local.interpreter")),
                          HarnessTool.mcpServer("docs", "https://docs.example.com/mcp")),
                      List.of("@docs/search"),
                      Optional.of(memory.arn()),
                      Optional.empty(),
                      EnvironmentVariables.of(Map.of(), Map.of("KEY", "${env:KEY}")),
                      Optional.empty(),
                      Optional.of(20),
                      Optional.empty(),
                      Optional.of(300)),
                  memory::grantReadWrite);
            });
    RolePolicies.assertNarrow(terraform);
    assertThat(terraform.at("/locals/harness_role_policy").toString())
        .contains("bedrock-agentcore:CreateEvent");
    assertThat(terraform.at("/locals/harness_input").toString()).doesNotContain("env:KEY");
    Golden.assertGolden("harness/helper.tf.json", Synth.golden(terraform));
  }
}
