package io.acore.stacks.agent;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.acore.base.Golden;
import io.acore.constructs.testing.Intent;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ObservabilityModuleTest {
  @TempDir Path folder;

  @Test
  void looksAfterAllThereIs() {
    JsonNode terraform =
        observe(
            """
            enable_gateway: true
            enable_memory: true
            enable_runtime: true
            runtime_source_path: .
            runtime: {endpoints: {prod: {}}}
            enable_code_interpreter: true
            enable_browser: true
            log_retention_days: 7
            observability:
              log_delivery: true
              trace_delivery: true
              xray_transaction_search: true
              xray_indexing_percentage: 5
              alarms: {email: team@example.com, period_seconds: 60, evaluation_periods: 3}
            """);
    assertThat(terraform.at("/resource/aws_cloudwatch_log_group"))
        .allSatisfy(group -> assertThat(group.at("/retention_in_days").asInt()).isEqualTo(7));
    assertThat(terraform.at("/resource/aws_cloudwatch_log_group").fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder(
            "gateway_logs", "memory_logs", "runtime_logs_DEFAULT", "runtime_logs_prod");
    assertThat(terraform.at("/locals/dashboard_body/widgets")).hasSize(8);
    Golden.assertGolden("agent/observability.tf.json", Intent.of(terraform));
  }

  @Test
  void deliversAndWarnsOnlyWhenAsked() {
    JsonNode terraform = observe("enable_gateway: true\nobservability: {dashboard: false}\n");
    assertThat(terraform.at("/resource").fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder("aws_iam_role", "null_resource");
  }

  private JsonNode observe(String yaml) {
    return Modules.synth(
        folder,
        yaml,
        context ->
            ObservabilityModule.build(
                context,
                new Observed(
                    FoundationModule.build(context, Optional.empty()),
                    ToolsModule.build(context),
                    RuntimeModule.build(context, Surroundings.none()))));
  }
}
