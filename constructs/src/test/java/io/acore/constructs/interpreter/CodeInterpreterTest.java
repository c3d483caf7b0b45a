package io.acore.constructs.interpreter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.acore.base.Golden;
import io.acore.constructs.certificate.TrustedCertificates;
import io.acore.constructs.role.Role;
import io.acore.constructs.role.RoleProps;
import io.acore.constructs.role.Trust;
import io.acore.constructs.terraform.Expression;
import io.acore.constructs.testing.Intent;
import io.acore.constructs.testing.Synth;
import io.acore.constructs.vpc.VpcPlacement;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CodeInterpreterTest {
  @Test
  void runsInASandboxUnlessToldOtherwise() {
    JsonNode terraform =
        Synth.stack(
            stack -> {
              Role agent =
                  new Role(
                      stack,
                      "agent",
                      RoleProps.of("agent", Trust.agentCore(Expression.literal("eu-west-1"))));
              CodeInterpreter sandbox =
                  new CodeInterpreter(
                      stack, "sandbox", CodeInterpreterProps.builder("demo_sandbox").build());
              sandbox.grantUse(agent);
              CodeInterpreter.system(stack).grantUse(agent);
              CodeInterpreter.fromId(stack, Expression.literal("old-0123456789")).grantUse(agent);
              new CodeInterpreter(
                  stack,
                  "open",
                  CodeInterpreterProps.builder("demo_open")
                      .network(InterpreterNetwork.publicAccess())
                      .description("Reaches the internet")
                      .build());
              new CodeInterpreter(
                  stack,
                  "inside",
                  CodeInterpreterProps.builder("demo_inside")
                      .network(
                          InterpreterNetwork.vpc(
                              new VpcPlacement(
                                  List.of(Expression.reference("local.subnet")),
                                  List.of(Expression.literal("sg-0123abcd")))))
                      .role(agent)
                      .certificates(
                          new TrustedCertificates(List.of(Expression.reference("local.secret"))))
                      .build());
            });
    assertThat(terraform.at("/locals/sandbox_input/networkConfiguration/networkMode").asText())
        .isEqualTo("SANDBOX");
    assertThat(terraform.at("/locals/sandbox_input").has("executionRoleArn")).isFalse();
    assertThat(Intent.resources(terraform, "bedrock-agentcore:InvokeCodeInterpreter")).hasSize(3);
    assertThat(terraform.at("/resource/null_resource/inside_create/depends_on").toString())
        .contains("aws_iam_role_policy.agent");
    Golden.assertGolden("interpreter/networks.tf.json", Intent.of(terraform));
  }

  @Test
  void refusesAHyphenInTheName() {
    assertThatThrownBy(() -> CodeInterpreterProps.builder("my-sandbox").build())
        .hasMessage("Name `my-sandbox` is not valid");
  }

  @Test
  void refusesAVpcWithoutSubnets() {
    assertThatThrownBy(
            () -> new VpcPlacement(List.of(), List.of(Expression.literal("sg-0123abcd"))))
        .hasMessage("There are 0 values for: subnet ids of a VPC placement");
  }
}
