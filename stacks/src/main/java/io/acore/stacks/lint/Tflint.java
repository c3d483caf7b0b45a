package io.acore.stacks.lint;

import com.fasterxml.jackson.databind.JsonNode;
import io.acore.base.Json;
import io.acore.base.ProcessRequest;
import io.acore.base.ProcessResult;
import io.acore.base.ProcessRunner;
import io.acore.base.ToolError;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** tflint, started once for each folder, with the configuration that the folder has. */
final class Tflint {
  private static final String UNUSED = "terraform_unused_declarations";

  private Tflint() {}

  /** Why a finding of it is no fault of what acore makes. */
  static Optional<String> reason(String rule) {
    return rule.equals(UNUSED)
        ? Optional.of(
            "every stack has the providers of all its regions and reads every record of the bridge")
        : Optional.empty();
  }

  static LinterResult look(List<Stack> stacks, ProcessRunner processes) {
    List<Finding> findings = new ArrayList<>();
    for (Path folder : stacks.stream().map(Tflint::folder).distinct().toList()) {
      JsonNode report = run(folder, processes);
      for (JsonNode issue : report.path("issues")) {
        findings.add(finding(issue, folder, stacks));
      }
    }
    return new LinterResult(findings, List.of());
  }

  private static Path folder(Stack stack) {
    return Objects.requireNonNull(stack.path().toAbsolutePath().getParent());
  }

  private static JsonNode run(Path folder, ProcessRunner processes) {
    ProcessResult result =
        processes.run(
            ProcessRequest.of("tflint", "--format=json").in(folder).within(Duration.ofMinutes(2)));
    JsonNode report =
        result.stdout().stripLeading().startsWith("{")
            ? Json.parse(result.stdout())
            : Json.tree(null);
    String error = report.path("errors").path(0).path("message").asText();
    if (!report.has("issues") || !error.isEmpty()) {
      throw new ToolError(
          "`tflint` failed in `" + folder + "`",
          error.isEmpty() ? result.stderr().strip() : error,
          "run it there by hand, or leave it out with `--without tflint`");
    }
    return report;
  }

  private static Finding finding(JsonNode issue, Path folder, List<Stack> stacks) {
    JsonNode rule = issue.path("rule");
    String name = rule.path("name").asText();
    String file = issue.path("range").path("filename").asText();
    int line = Math.max(1, issue.path("range").path("start").path("line").asInt());
    Stack first = stacks.stream().filter(it -> folder(it).equals(folder)).findFirst().orElseThrow();
    Stack in =
        stacks.stream()
            .filter(it -> it.path().toAbsolutePath().equals(folder.resolve(file)))
            .findFirst()
            .orElse(first);
    return new Finding(
        name,
        rule.path("severity").asText().equals("error") ? "error" : "warning",
        in.addressAt(line),
        issue.path("message").asText(),
        "see " + rule.path("link").asText("tflint's rules"),
        in.file(),
        line);
  }
}
