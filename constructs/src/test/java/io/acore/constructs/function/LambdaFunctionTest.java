package io.acore.constructs.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.acore.base.Golden;
import io.acore.base.Sha256;
import io.acore.constructs.key.IKey;
import io.acore.constructs.key.Key;
import io.acore.constructs.observability.Retention;
import io.acore.constructs.queue.DeadLetterQueue;
import io.acore.constructs.role.Role;
import io.acore.constructs.role.RoleProps;
import io.acore.constructs.role.Trust;
import io.acore.constructs.terraform.Expression;
import io.acore.constructs.testing.Intent;
import io.acore.constructs.testing.Synth;
import io.acore.constructs.vpc.VpcPlacement;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class LambdaFunctionTest {
  private static final String KEY =
      "arn:aws:kms:eu-west-1:210987654321:key/0a1b2c3d-0000-4000-8000-0123456789ab";
  private static final Expression ZIP = Expression.token("${path.module}/artifacts/x.zip");

  @Test
  void mayWriteItsOwnLogsAndNothingElse() {
    JsonNode terraform =
        Synth.stack(
            stack -> {
              new LambdaFunction(stack, "plain", props("demo-plain").build());
              LambdaLayer layer =
                  new LambdaLayer(
                      stack,
                      "layer",
                      "demo-dependencies",
                      ZIP,
                      Sha256.of("dependencies"),
                      "python3.12",
                      Architecture.ARM64);
              new LambdaFunction(
                  stack, "layered", props("demo-layered").layers(List.of(layer.arn())).build());
              LambdaFunction full =
                  new LambdaFunction(
                      stack,
                      "full",
                      props("demo-full")
                          .architecture(Architecture.X86_64)
                          .runtime("nodejs22.x")
                          .handler("index.handler")
                          .memoryMegabytes(512)
                          .timeout(Duration.ofMinutes(2))
                          .environment(Map.of("TABLE", Expression.reference("local.table")))
                          .description("Does ${everything}")
                          .retention(new Retention(7))
                          .kmsKeyArn(Expression.reference("aws_kms_key.k.arn"))
                          .build());
              Role gateway =
                  new Role(
                      stack,
                      "gateway",
                      RoleProps.of("gateway", Trust.agentCore(Expression.literal("eu-west-1"))));
              full.grantInvoke(gateway);
              ExistingFunction.byName(stack, "there-already").grantInvoke(gateway);
              ExistingFunction.byName(stack, "there-already").grantInvoke(gateway);
            });
    assertThat(terraform.at("/locals/plain_role_policy/Statement")).hasSize(1);
    assertThat(Intent.resources(terraform, "logs:PutLogEvents"))
        .containsExactlyInAnyOrder(
            "${aws_cloudwatch_log_group.plain_logs.arn}:*",
            "${aws_cloudwatch_log_group.layered_logs.arn}:*",
            "${aws_cloudwatch_log_group.full_logs.arn}:*");
    assertThat(Intent.resources(terraform, "lambda:InvokeFunction"))
        .containsExactly(
            "${aws_lambda_function.full.arn}",
            "${data.aws_lambda_function.function_there-already.arn}");
    assertThat(Intent.actions(terraform)).doesNotContain("logs:CreateLogGroup");
    Golden.assertGolden("function/functions.tf.json", Intent.of(terraform));
  }

  @Test
  void makesItsNetworkInterfacesInTheAccountAndNamesNoKeyWithoutVariables() {
    JsonNode terraform =
        Synth.stack(
            stack ->
                new LambdaFunction(
                    stack,
                    "private",
                    props("demo-private")
                        .kmsKeyArn(Expression.reference("aws_kms_key.k.arn"))
                        .vpc(
                            Optional.of(
                                new VpcPlacement(
                                    List.of(Expression.literal("subnet-0a1b2c3d")),
                                    List.of(Expression.literal("sg-0a1b2c3d")))))
                        .build()));
    JsonNode function = terraform.at("/resource/aws_lambda_function/private");
    assertThat(function.at("/vpc_config/subnet_ids/0").asText()).isEqualTo("subnet-0a1b2c3d");
    assertThat(function.at("/vpc_config/security_group_ids/0").asText()).isEqualTo("sg-0a1b2c3d");
    assertThat(function.has("kms_key_arn")).isFalse();
    assertThat(Intent.resources(terraform, "ec2:CreateNetworkInterface"))
        .singleElement()
        .asString()
        .startsWith("arn:")
        .endsWith(":*/*");
  }

  @Test
  void mayPutWhatItFailedOnIntoOneQueueWhichIsEncrypted() {
    JsonNode terraform =
        Synth.stack(
            stack -> {
              IKey key = Key.fromArn(Expression.literal(KEY));
              DeadLetterQueue own = new DeadLetterQueue(stack, "own", "own", Optional.of(key));
              DeadLetterQueue plain = new DeadLetterQueue(stack, "plain", "a", Optional.empty());
              new LambdaFunction(stack, "one", props("one").deadLetters(Optional.of(own)).build());
              new LambdaFunction(
                  stack, "two", props("two").deadLetters(Optional.of(plain)).build());
            });
    assertThat(
            terraform
                .at("/resource/aws_lambda_function/two/dead_letter_config/target_arn")
                .asText())
        .isEqualTo("${aws_sqs_queue.plain.arn}");
    assertThat(terraform.at("/locals/two_role_policy").toString())
        .contains("${aws_sqs_queue.plain.arn}")
        .doesNotContain("kms:")
        .doesNotContain("aws_sqs_queue.own");
    assertThat(Intent.resources(terraform, "kms:GenerateDataKey")).containsExactly(KEY);
    JsonNode queues = terraform.at("/resource/aws_sqs_queue");
    assertThat(queues.at("/own/kms_master_key_id").asText()).isEqualTo(KEY);
    assertThat(queues.at("/own").has("sqs_managed_sse_enabled")).isFalse();
    assertThat(queues.at("/plain/sqs_managed_sse_enabled").asBoolean()).isTrue();
    assertThat(queues.at("/plain/message_retention_seconds").asInt()).isEqualTo(14 * 24 * 3600);
  }

  @Test
  void refusesWhatLambdaRefuses() {
    assertThatThrownBy(() -> props("a b").build()).hasMessage("Function name `a b` is not valid");
    assertThatThrownBy(() -> props("a").runtime("python").build())
        .hasMessage("Function runtime `python` is not valid");
    assertThatThrownBy(() -> props("a").memoryMegabytes(64).build())
        .hasMessage("Function memory `64` is out of range");
    assertThatThrownBy(() -> props("a").timeout(Duration.ofHours(1)).build())
        .hasMessage("Function timeout `3600` is out of range");
    assertThatThrownBy(() -> props("a").environment(Map.of("A-B", Expression.literal(""))).build())
        .hasMessage("Environment variable `A-B` is not valid");
    assertThatThrownBy(() -> props("a").layers(Collections.nCopies(6, ZIP)).build())
        .hasMessage("Number of layers `6` is out of range");
    assertThatThrownBy(() -> new Retention(31)).hasMessage("Logs cannot be kept for `31` days");
    assertThatThrownBy(() -> new ExistingFunction(Expression.literal("my-function")))
        .hasMessage("Lambda function ARN `my-function` is not valid");
  }

  private static LambdaFunctionProps.Builder props(String name) {
    return LambdaFunctionProps.builder(name, ZIP, Sha256.of("code"));
  }
}
