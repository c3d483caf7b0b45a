package io.acore.stacks.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.acore.base.FileTrees;
import io.acore.base.Json;
import io.acore.base.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class LintTest {
  private static final Path RESOURCES = Path.of("src", "test", "resources");

  @TempDir Path folder;

  @Test
  void findsEveryPlantedFaultAndNothingElse() throws IOException {
    assertThat(planted().findings().stream().map(it -> it.rule() + " " + it.address()))
        .containsExactlyInAnyOrder(
            "iam-wildcard-action aws_iam_role_policy.every_action",
            "iam-wildcard-resource aws_iam_policy.every_resource",
            "trust-anyone aws_iam_role.anyone",
            "trust-without-source aws_iam_role.confused_deputy",
            "trust-whole-account aws_iam_role.whole_account",
            "policy-for-anyone aws_sns_topic_policy.open",
            "log-group-without-retention aws_cloudwatch_log_group.for_ever",
            "bucket-public aws_s3_bucket.bare",
            "bucket-public aws_s3_bucket_public_access_block.half_blocked",
            "bucket-unencrypted aws_s3_bucket.bare",
            "bucket-without-tls aws_s3_bucket.bare",
            "queue-unencrypted aws_sqs_queue.plain",
            "topic-unencrypted aws_sns_topic.plain",
            "table-without-recovery aws_dynamodb_table.no_way_back",
            "key-without-rotation aws_kms_key.old",
            "state-unencrypted terraform.backend",
            "open-to-the-internet aws_security_group.open",
            "open-to-the-internet aws_vpc_security_group_ingress_rule.open",
            "public-network null_resource.interpreter",
            "public-address aws_ecs_service.on_the_internet",
            "function-url-open aws_lambda_function_url.open",
            "plain-http aws_lb_listener.plain",
            "dead-letters-missing aws_sqs_queue.loses_messages",
            "dead-letters-missing aws_cloudwatch_event_target.loses_events",
            "dead-letters-missing aws_lambda_function.loses_events",
            "secret-in-environment aws_lambda_function.secret",
            "secret-in-environment null_resource.agent",
            "placeholder-account aws_lambda_permission.borrowed",
            "bridge-without-owner null_resource.orphan",
            "bridge-without-owner terraform_data.half_a_bridge");
  }

  @Test
  void everyRuleHasAPlantedFault() throws IOException {
    assertThat(planted().findings().stream().map(Finding::rule).distinct())
        .containsExactlyInAnyOrderElementsOf(Arrays.stream(Rule.values()).map(Rule::id).toList());
  }

  @Test
  void pointsAtTheLineOfTheResource() throws IOException {
    Finding finding =
        planted().findings().stream()
            .filter(it -> it.address().equals("aws_kms_key.old"))
            .findFirst()
            .orElseThrow();
    List<String> lines = Files.readAllLines(RESOURCES.resolve("lint/planted.tf.json"));
    assertThat(lines.get(finding.line() - 1)).contains("\"old\": {");
    assertThat(finding.file()).isEqualTo("planted.tf.json");
  }

  @Test
  void doesNotRepeatASecret() throws IOException {
    assertThat(planted().sarif("1")).doesNotContain("hunter2").doesNotContain("ghp_");
  }

  static Stream<Path> emitted() throws IOException {
    List<Path> files = new ArrayList<>();
    for (String place : List.of("golden/examples", "golden/agent")) {
      try (Stream<Path> inside = Files.list(RESOURCES.resolve(place))) {
        inside.filter(file -> file.toString().endsWith(".tf.json")).forEach(files::add);
      }
    }
    return files.stream();
  }

  @ParameterizedTest
  @MethodSource("emitted")
  void findsNothingInWhatAcoreEmits(Path golden) throws IOException {
    Files.copy(golden, folder.resolve("cdk.tf.json"));
    assertThat(Lint.of(List.of(folder), folder).text()).isEqualTo("0 findings\n");
  }

  @Test
  void acceptsWhatIsSuppressedWithAReasonAndNamesWhatCoversNothing() throws IOException {
    FileTrees.write(
        folder.resolve(".acore-lint.yml"),
        """
        suppressions:
          - rule: key-without-rotation
            resource: aws_kms_key.*
            reason: imported material cannot rotate
          - rule: plain-http
            resource: aws_lb_listener.gone
            reason: was there until last year
        """);
    LintReport report = planted();
    assertThat(report.findings()).noneMatch(it -> it.rule().equals("key-without-rotation"));
    assertThat(report.unused()).containsExactly("plain-http at aws_lb_listener.gone");
    assertThat(report.text()).endsWith("29 findings, 1 accepted with a reason\n");
    JsonNode results = Json.parse(report.sarif("1")).path("runs").get(0).path("results");
    assertThat(results)
        .filteredOn(it -> it.has("suppressions"))
        .singleElement()
        .satisfies(
            it ->
                assertThat(it.path("suppressions").get(0).path("justification").asText())
                    .startsWith("imported"));
  }

  @Test
  void refusesASuppressionWithoutAReasonOrOfAnUnknownRule() throws IOException {
    refuses("[{rule: plain-http, resource: a.b}]", "gives no reason");
    refuses("[{rule: plain-htp, resource: a.b, reason: because I can}]", "`plain-http`");
    refuses("{}", "no list");
  }

  @Test
  void aFolderWithoutTerraformIsAnError() {
    assertThatExceptionOfType(UserError.class).isThrownBy(() -> Lint.of(List.of(folder), folder));
  }

  private void refuses(String list, String why) throws IOException {
    FileTrees.write(folder.resolve(".acore-lint.yml"), "suppressions: " + list + "\n");
    assertThatExceptionOfType(UserError.class)
        .isThrownBy(this::planted)
        .satisfies(error -> assertThat(error.why()).contains(why));
  }

  private LintReport planted() throws IOException {
    Path file = folder.resolve("planted.tf.json");
    if (!Files.exists(file)) {
      Files.copy(RESOURCES.resolve("lint/planted.tf.json"), file);
    }
    return Lint.of(List.of(folder), folder);
  }
}
