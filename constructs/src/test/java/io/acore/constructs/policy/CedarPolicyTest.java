package io.acore.constructs.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.acore.base.Golden;
import io.acore.base.UserError;
import io.acore.constructs.role.Role;
import io.acore.constructs.role.RoleProps;
import io.acore.constructs.role.Trust;
import io.acore.constructs.terraform.Expression;
import io.acore.constructs.testing.RolePolicies;
import io.acore.constructs.testing.Synth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class CedarPolicyTest {
  private static final String PERMIT =
      """
      permit(principal, action, resource == AgentCore::Gateway::"{{gateway_arn}}")
      when { context.input.text like "*${x}*" };
      """;

  @Test
  void belongsToAnEngine() {
    JsonNode terraform =
        Synth.stack(
            stack -> {
              PolicyEngine engine =
                  new PolicyEngine(stack, "policy_engine", PolicyEngineProps.named("demo_dev"));
              new CedarPolicy(
                  engine,
                  "reads",
                  engine,
                  new CedarPolicyProps(
                      "demo_dev_reads",
                      new CedarStatement(PERMIT, "policies/reads.cedar"),
                      Map.of("gateway_arn", Expression.reference("local.gateway")),
                      Optional.of("Reading is free"),
                      false,
                      List.of("null_resource.gateway_config")));
              engine.grantAuthorize(
                  new Role(
                      stack, "gateway_role", RoleProps.of("g", Trust.service("ecs.amazonaws.com"))),
                  Expression.literal("arn:aws:bedrock-agentcore:eu-west-1:1:gateway/demo-*"));
            });
    RolePolicies.assertNarrow(terraform);
    assertThat(
            terraform.at("/locals/policy_engine_reads_input/definition/cedar/statement").asText())
        .contains("Gateway::\"${local.gateway}\"", "like \"*$${x}*\"");
    Golden.assertGolden("policy/engine.tf.json", Synth.golden(terraform));
  }

  @Test
  void pointsAtTheMistake() {
    String text =
        "// é comes before\npermit(principal, action, resource)\nwhen {\tcontext.x = 1 };\n";
    assertThatThrownBy(() -> new CedarStatement(text, "policies/bad.cedar"))
        .isInstanceOfSatisfying(
            UserError.class, error -> Golden.assertGolden("policy/bad-policy.txt", error.render()));
  }

  @Test
  void refusesTwoStatementsInOnePolicy() {
    String text = "permit(principal, action, resource);\nforbid(principal, action, resource);";
    assertThatThrownBy(() -> new CedarStatement(text, "a.cedar"))
        .isInstanceOfSatisfying(
            UserError.class,
            error -> {
              assertThat(error.what()).startsWith("a.cedar:2:1: ");
              assertThat(error.fix()).contains("one statement per policy");
            });
  }

  @Test
  void refusesAnEmptyAndATooLongPolicy() {
    assertThatThrownBy(() -> new CedarStatement(" \n", "a.cedar")).isInstanceOf(UserError.class);
    String comment = "// " + "x".repeat(10_000) + "\npermit(principal, action, resource);";
    assertThatThrownBy(() -> new CedarStatement(comment, "a.cedar"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("characters");
    assertThat(new CedarStatement("permit(principal, action, resource);", "a.cedar").text())
        .hasSize(36);
  }

  @Test
  void refusesAnUnknownPlaceholder() {
    CedarStatement statement =
        new CedarStatement(PERMIT.replace("gateway_arn", "gatway_arn"), "a.cedar");
    assertThatThrownBy(() -> statement.filled(Map.of("gateway_arn", Expression.literal("x"))))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("{{gatway_arn}}");
  }
}
