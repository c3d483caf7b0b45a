package io.acore.stacks.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.acore.base.FakeProcessRunner;
import io.acore.base.FileTrees;
import io.acore.base.Json;
import io.acore.base.ProcessRequest;
import io.acore.base.ProcessResult;
import io.acore.base.ToolError;
import io.acore.base.UserError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** checkov and tflint as they answer, played by a script; the forms are those of real runs. */
final class OtherLintersTest {
  private static final String STACK =
      """
      {
        "locals": {"tags": {"a": "b"}},
        "resource": {
          "aws_cloudwatch_log_group": {
            "logs": {"name": "n", "retention_in_days": 30, "tags": "${local.tags}"}
          },
          "aws_ssm_parameter": {
            "logs": {"name": "p", "type": "String", "value": "v"}
          }
        }
      }
      """;
  private static final String CHECKOV =
      """
      {"check_type": "terraform_json", "results": {"passed_checks": [], "failed_checks": [
        {"check_id": "CKV_AWS_158", "check_name": "Ensure that CloudWatch Log Group is encrypted by KMS",
         "file_path": "/0/cdk.tf.json", "file_line_range": [4, 10],
         "resource": "resource.logs"},
        {"check_id": "CKV2_AWS_34", "check_name": "AWS SSM Parameter should be Encrypted",
         "file_path": "/0/cdk.tf.json", "file_line_range": [12, 16],
         "resource": "aws_ssm_parameter.logs"}],
        "skipped_checks": [], "parsing_errors": []},
       "summary": {"failed": 2, "parsing_errors": 0}}
      """;
  private static final String TFLINT =
      """
      {"issues": [{"rule": {"name": "terraform_required_version", "severity": "warning",
          "link": "https://example.com/rule.md"},
        "message": "terraform \\"required_version\\" attribute is required",
        "range": {"filename": "cdk.tf.json", "start": {"line": 1, "column": 1}}, "callers": []}],
       "errors": []}
      """;

  @TempDir Path folder;
  private String checkov = CHECKOV;
  private String tflint = TFLINT;
  private String given = "";
  private final FakeProcessRunner processes = new FakeProcessRunner().answering(this::answer);

  @BeforeEach
  void write() throws IOException {
    FileTrees.write(folder.resolve("cdk.tf.json"), STACK);
  }

  @Test
  void joinsWhatTheyFindWithResourceLineAndRule() {
    processes.having("checkov", "tflint");
    LintRun run = lint(Set.of(), Set.of(), false);
    assertThat(run.report().findings())
        .extracting(Finding::rule, Finding::address, Finding::file, Finding::line)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                "CKV_AWS_158", "aws_cloudwatch_log_group.logs", "cdk.tf.json", 5),
            org.assertj.core.groups.Tuple.tuple(
                "CKV2_AWS_34", "aws_ssm_parameter.logs", "cdk.tf.json", 8),
            org.assertj.core.groups.Tuple.tuple(
                "terraform_required_version", "terraform", "cdk.tf.json", 1));
    assertThat(run.notes()).isEmpty();
    JsonNode sarif = Json.parse(run.report().sarif("1")).path("runs").path(0);
    assertThat(sarif.at("/tool/driver/rules").findValuesAsText("id"))
        .contains("key-without-rotation", "CKV_AWS_158", "terraform_required_version");
    assertThat(Json.parse(run.report().json()).path("others").toString())
        .isEqualTo("{\"checkov\":\"ran\",\"tflint\":\"ran\"}");
  }

  @Test
  void checkovSeesNoLocalsAndAsksNobody() {
    processes.having("checkov");
    lint(Set.of(), Set.of(), false);
    assertThat(given).contains("aws_cloudwatch_log_group").doesNotContain("local");
    assertThat(processes.requests.get(0).command()).contains("--skip-download");
  }

  @Test
  void aMissingOneIsSaidAndRefusedOnlyWhenItIsRequired() {
    LintRun run = lint(Set.of(), Set.of(), false);
    assertThat(run.report().clean()).isTrue();
    assertThat(run.notes()).containsExactly("not installed, so not asked: checkov, tflint");
    assertThatExceptionOfType(UserError.class)
        .isThrownBy(() -> lint(Set.of(Linter.CHECKOV), Set.of(), false))
        .withMessage("`checkov` is not installed");
  }

  @Test
  void whatIsLeftOutIsNotStarted() {
    processes.having("checkov", "tflint");
    LintRun run = lint(Set.of(), Set.of(Linter.values()), false);
    assertThat(run.report().clean()).isTrue();
    assertThat(run.notes()).isEmpty();
    assertThat(processes.requests).isEmpty();
  }

  @Test
  void theirFindingsAreAcceptedWithAReasonToo() throws IOException {
    processes.having("checkov", "tflint");
    FileTrees.write(
        folder.resolve(".acore-lint.yml"),
        """
        suppressions:
          - {rule: CKV2_AWS_34, resource: aws_ssm_parameter.*, reason: holds nothing secret}
          - {rule: CKV_AWS_1, resource: "*", reason: was there until last year}
          - {rule: terraform_required_version, resource: terraform, reason: it is a fragment}
        """);
    LintReport report = lint(Set.of(), Set.of(), false).report();
    assertThat(report.findings()).extracting(Finding::rule).containsExactly("CKV_AWS_158");
    assertThat(report.unused()).containsExactly("CKV_AWS_1 at *");
    assertThat(lint(Set.of(), Set.of(Linter.CHECKOV), false).report().unused())
        .as("nobody has looked for it")
        .isEmpty();
  }

  @Test
  void inWhatAcoreMakesASettingOfTheProjectIsNoFault() {
    processes.having("checkov");
    LintReport report = lint(Set.of(), Set.of(), true).report();
    assertThat(report.findings()).extracting(Finding::rule).containsExactly("CKV2_AWS_34");
    assertThat(report.accepted().values())
        .containsExactly("a choice of the project: enable_kms in acore.yaml");
  }

  @Test
  void inWhatAcoreMakesADeclarationMayBeUnused() {
    processes.having("tflint");
    tflint = tflint.replace("terraform_required_version", "terraform_unused_declarations");
    assertThat(lint(Set.of(), Set.of(), true).report().clean()).isTrue();
    assertThat(lint(Set.of(), Set.of(), false).report().clean()).isFalse();
  }

  @Test
  void onlyTheLocalCloudDoesWithoutAQueueForWhatAFunctionFailedOn() throws IOException {
    Files.writeString(
        folder.resolve("cdk.tf.json"),
        "{\"resource\": {\"aws_lambda_function\": {\"f\": {\"function_name\": \"f\"}},"
            + " \"aws_sqs_queue\": {\"q\": {\"name\": \"q\", \"sqs_managed_sse_enabled\": true}}}}");
    for (Maker maker : Maker.values()) {
      OtherLinters nobody = new OtherLinters(processes, Set.of(), EnumSet.allOf(Linter.class));
      assertThat(
              Lint.with(nobody, List.of(folder), folder, maker).report().findings().stream()
                  .filter(it -> it.rule().equals("dead-letters-missing"))
                  .map(Finding::address))
          .as(maker.name())
          .containsExactlyInAnyOrder(
              maker == Maker.ACORE_FOR_THE_LOCAL_CLOUD
                  ? new String[] {"aws_sqs_queue.q"}
                  : new String[] {"aws_lambda_function.f", "aws_sqs_queue.q"});
    }
  }

  @Test
  void aFileThatCheckovDidNotLookAtIsSaid() {
    processes.having("checkov");
    checkov = "{\"passed\": 0, \"failed\": 0, \"checkov_version\": \"3.3.30\"}";
    assertThat(lint(Set.of(), Set.of(), false).notes())
        .contains("checkov looked at nothing in cdk.tf.json");
  }

  @Test
  void oneThatFailsIsNotTakenForOneThatFoundNothing() {
    processes.having("checkov", "tflint");
    tflint = "{\"issues\": [], \"errors\": [{\"message\": \"plugin is gone\"}]}";
    assertThatExceptionOfType(ToolError.class)
        .isThrownBy(() -> lint(Set.of(), Set.of(), false))
        .satisfies(error -> assertThat(error.why()).isEqualTo("plugin is gone"));
    checkov = "Traceback";
    assertThatExceptionOfType(ToolError.class).isThrownBy(() -> lint(Set.of(), Set.of(), false));
  }

  private LintRun lint(Set<Linter> required, Set<Linter> leftOut, boolean ours) {
    OtherLinters others = new OtherLinters(processes, required, leftOut);
    Maker maker = ours ? Maker.ACORE : Maker.SOMEBODY_ELSE;
    return Lint.with(others, List.of(folder), folder, maker);
  }

  private ProcessResult answer(ProcessRequest request) {
    if (request.program().equals("tflint")) {
      return new ProcessResult(2, tflint, "", Duration.ZERO);
    }
    try {
      Path work = Path.of(request.command().get(request.command().size() - 1));
      given = Files.readString(work.resolve("0/cdk.tf.json"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new ProcessResult(1, checkov, "", Duration.ZERO);
  }
}
