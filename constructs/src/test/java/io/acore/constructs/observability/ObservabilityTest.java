package io.acore.constructs.observability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.acore.base.Golden;
import io.acore.constructs.key.Key;
import io.acore.constructs.key.KeyProps;
import io.acore.constructs.metric.Metric;
import io.acore.constructs.terraform.Expression;
import io.acore.constructs.testing.Intent;
import io.acore.constructs.testing.Synth;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ObservabilityTest {
  private static final Expression ARN = Expression.reference("local.gateway_arn");
  private static final Expression REGION = Expression.literal("eu-west-1");

  @Test
  void deliversShowsAndWarns() {
    JsonNode terraform =
        Synth.stack(
            stack -> {
              LogGroup group =
                  new LogGroup(
                      stack,
                      "gateway_logs",
                      Expression.literal("/aws/vendedlogs/bedrock-agentcore/gateway/demo"),
                      new Retention(90),
                      Optional.of(Expression.reference("aws_kms_key.k.arn")));
              Delivery.logs(stack, "gateway_log_delivery", "demo-gateway", ARN, group);
              Delivery.traces(
                  stack,
                  "gateway_trace_delivery",
                  "demo-gateway",
                  ARN,
                  new TraceDestination(stack, "trace_destination", "demo"));
              new TransactionSearch(stack, "spans", "demo-spans", REGION, 1);
              Metric errors = Metric.ofAgentCore("SystemErrors", ARN, Metric.Statistic.SUM);
              Metric calls = Metric.ofAgentCore("Invocations", ARN, Metric.Statistic.SUM);
              new Dashboard(
                  stack,
                  "dashboard",
                  "demo-dev",
                  REGION,
                  List.of(
                      Panel.of("Gateway", calls, errors),
                      Panel.of("Errors", errors),
                      Panel.of("Calls", calls)));
              AlarmTopic topic =
                  new AlarmTopic(
                      stack,
                      "alarms",
                      "demo-alarms",
                      Optional.of("team@example.com"),
                      Optional.of(new Key(stack, "key", KeyProps.of("demo-dev", "What it keeps"))));
              new Alarm(
                  stack,
                  "gateway_errors",
                  "demo gateway errors",
                  errors,
                  new AlarmRule(1, Duration.ofMinutes(5), 2),
                  topic.arn());
            });
    assertThat(
            terraform
                .at("/resource/aws_cloudwatch_log_group/gateway_logs/retention_in_days")
                .asInt())
        .isEqualTo(90);
    assertThat(terraform.at("/resource/aws_sns_topic/alarms/kms_master_key_id").asText())
        .isEqualTo("${aws_kms_key.key.arn}");
    assertThat(terraform.at("/locals/key_policy/Statement/1/Principal/Service").asText())
        .as("a topic that CloudWatch cannot encrypt for loses alarms without a word")
        .isEqualTo("cloudwatch.amazonaws.com");
    assertThat(terraform.at("/locals/trace_destination_input/deliveryDestinationType").asText())
        .isEqualTo("XRAY");
    assertThat(
            terraform
                .at(
                    "/resource/aws_cloudwatch_metric_alarm/gateway_errors/metric_query/0/expression")
                .asText())
        .isEqualTo(
            "SELECT SUM(\"SystemErrors\") FROM \"AWS/Bedrock-AgentCore\""
                + " WHERE Resource = '${local.gateway_arn}'");
    Golden.assertGolden("observability/all.tf.json", Intent.of(terraform));
  }

  @Test
  void refusesAnAlarmThatCloudWatchCannotEvaluate() {
    assertThatThrownBy(() -> new AlarmRule(1, Duration.ofSeconds(30), 1))
        .hasMessage("Alarm period `30` is not valid");
    assertThatThrownBy(() -> new AlarmRule(1, Duration.ofHours(1), 4))
        .hasMessage("The alarm looks back 240 minutes");
  }

  @Test
  void keepsLongNamesApart() {
    String longName = "a".repeat(70);
    assertThat(DeliveryName.of(longName, "logs"))
        .hasSize(60)
        .isNotEqualTo(DeliveryName.of(longName, "traces"));
  }
}
