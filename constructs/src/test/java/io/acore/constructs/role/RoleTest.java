package io.acore.constructs.role;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.acore.base.Golden;
import io.acore.base.Json;
import io.acore.base.UserError;
import io.acore.constructs.terraform.Expression;
import io.acore.constructs.testing.Synth;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class RoleTest {
  private static final Expression REGION = Expression.literal("eu-west-1");

  @Test
  void collectsGrantsIntoOnePolicy() {
    JsonNode terraform =
        Synth.stack(
            stack -> {
              Role role =
                  new Role(stack, "runtime_role", RoleProps.of("demo", Trust.agentCore(REGION)));
              assertThat(role.dependency()).contains("aws_iam_role.runtime_role");
              role.grant(
                  Statement.allow(
                      List.of("s3:GetObject"), Expression.reference("aws_s3_bucket.a.arn")));
              role.grant(
                  Statement.allow(
                      List.of("s3:GetObject"), Expression.reference("aws_s3_bucket.b.arn")));
              role.grant(
                  Statement.onEverything("a metric has no ARN", List.of("cloudwatch:PutMetricData"))
                      .when("StringEquals", "cloudwatch:namespace", "bedrock-agentcore"));
              assertThat(role.dependency()).contains("aws_iam_role_policy.runtime_role");
              new Role(
                  stack,
                  "plain_role",
                  RoleProps.of("plain", Trust.service("lambda.amazonaws.com")));
            });
    JsonNode trust = terraform.at("/locals/runtime_role_trust/Statement/0/Condition");
    assertThat(trust.at("/ArnLike/aws:SourceArn").asText()).endsWith(":*");
    assertThat(trust.at("/StringEquals/aws:SourceAccount").asText())
        .isEqualTo("${data.aws_caller_identity.current.account_id}");
    assertThat(terraform.at("/resource/aws_iam_role_policy")).hasSize(1);
    assertThat(terraform.at("/locals/runtime_role_policy/Statement")).hasSize(2);
    Golden.assertGolden("role/collected.tf.json", Json.pretty(terraform));
  }

  @Test
  void movesWhatDoesNotFitOneRoleIntoPoliciesOfItsOwn() {
    JsonNode terraform =
        Synth.stack(
            stack -> {
              Role role = new Role(stack, "gateway", RoleProps.of("demo", Trust.agentCore(REGION)));
              role.grant(Statement.allow(List.of("logs:PutLogEvents"), Expression.reference("l")));
              IntStream.range(0, 300).forEach(number -> role.grant(invoke(number)));
            });
    JsonNode attached = terraform.at("/resource/aws_iam_role_policy_attachment");
    assertThat(attached).hasSize(7);
    assertThat(terraform.at("/resource/aws_iam_policy")).hasSize(7);
    assertThat(terraform.at("/resource/aws_iam_role_policy/gateway/depends_on")).hasSize(7);
    assertThat(terraform.at("/locals/gateway_policy/Statement")).hasSize(1);
    int functions = 0;
    for (int part = 2; part <= 8; part++) {
      JsonNode resources = terraform.at("/locals/gateway_" + part + "_policy/Statement/0/Resource");
      assertThat(resources.size() * 111).isLessThan(6_144);
      functions += resources.size();
    }
    assertThat(functions).isEqualTo(300);
  }

  @Test
  void saysWhenNoNumberOfPoliciesIsEnough() {
    assertThatThrownBy(
            () ->
                PolicyParts.of(
                    "gateway",
                    Statement.merge(IntStream.range(0, 600).mapToObj(RoleTest::invoke).toList())))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("needs 14 policies");
  }

  private static Statement invoke(int number) {
    return Statement.allow(
        List.of("lambda:InvokeFunction"),
        Expression.reference("aws_lambda_function.f" + number + ".arn"));
  }

  @Test
  void refusesAWildcardAction() {
    assertThatThrownBy(() -> Statement.allow(List.of("s3:*"), Expression.reference("x.arn")))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("`s3:*`");
  }

  @Test
  void refusesEveryResourceWithoutAReason() {
    assertThatThrownBy(() -> Statement.allow(List.of("s3:GetObject"), Expression.literal("*")))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("every resource");
  }

  @Test
  void leavesAnImportedRoleAlone() {
    IRole role = Role.fromArn(Expression.reference("var.role_arn"));
    role.grant(Statement.allow(List.of("s3:GetObject"), Expression.reference("x.arn")));
    assertThat(role.dependency()).isEmpty();
    assertThat(role.name().toString()).isEqualTo("${reverse(split(\"/\", var.role_arn))[0]}");
  }

  @Test
  void refusesAnArnThatIsNotARoles() {
    assertThatThrownBy(() -> Role.fromArn(Expression.literal("arn:aws:iam::1:user/x")))
        .isInstanceOf(UserError.class);
  }
}
