package io.acore.stacks.lint;

import com.fasterxml.jackson.databind.JsonNode;
import io.acore.base.FileTrees;
import io.acore.base.Json;
import io.acore.base.ProcessResult;
import io.acore.base.ProcessRunner;
import io.acore.base.ToolError;
import io.acore.stacks.checkov.CheckovCommand;
import io.acore.stacks.checkov.CheckovInput;
import io.acore.stacks.checkov.CheckovSetting;
import io.acore.stacks.checkov.CheckovSkip;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** checkov, started once for all stacks, each in a folder of its own. */
final class Checkov {
  private static final String FILE = "cdk.tf.json";

  private Checkov() {}

  static LinterResult look(List<Stack> stacks, ProcessRunner processes) {
    try {
      Path work = Files.createTempDirectory("acore-checkov");
      try {
        List<Stack> written = new ArrayList<>();
        for (Stack stack : stacks) {
          Path file = work.resolve(String.valueOf(written.size())).resolve(FILE);
          FileTrees.write(file, Json.pretty(CheckovInput.of(stack.document())));
          written.add(Stack.read(file, stack.file()));
        }
        return read(run(work, processes), stacks, written);
      } finally {
        FileTrees.delete(work);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Why a finding of it is no fault of what acore makes. */
  static Optional<String> reason(String rule) {
    return Arrays.stream(CheckovSkip.values())
        .filter(each -> each.id().equals(rule))
        .map(CheckovSkip::reason)
        .findFirst()
        .or(
            () ->
                Arrays.stream(CheckovSetting.values())
                    .filter(each -> each.id().equals(rule))
                    .map(each -> "a choice of the project: " + each.setting() + " in acore.yaml")
                    .findFirst());
  }

  private static JsonNode run(Path work, ProcessRunner processes) {
    ProcessResult result = processes.run(CheckovCommand.over(work));
    JsonNode report = Json.tree(null);
    if (result.exitCode() <= 1 && result.stdout().stripLeading().startsWith("{")) {
      report = Json.parse(result.stdout());
    }
    if (!report.isObject()) {
      throw new ToolError(
          "`checkov` failed with exit code " + result.exitCode(),
          result.stderr().isBlank() ? "it printed no report" : result.stderr().strip(),
          "run it by hand, or leave it out with `--without checkov`");
    }
    return report;
  }

  private static LinterResult read(JsonNode report, List<Stack> stacks, List<Stack> written) {
    List<Finding> findings = new ArrayList<>();
    for (JsonNode check : report.at("/results/failed_checks")) {
      int index = index(check);
      Stack stack = stacks.get(index);
      String address = address(check, written.get(index));
      String rule = check.path("check_id").asText();
      findings.add(
          new Finding(
              rule,
              "error",
              address,
              check.path("check_name").asText(),
              "mend it, or accept `" + rule + "` in " + Suppressions.FILE_NAME + " with a reason",
              stack.file(),
              stack.line(address)));
    }
    return new LinterResult(findings, unread(report, stacks));
  }

  // checkov ends well when it could not read a file, so what it looked at has to be counted
  private static List<String> unread(JsonNode report, List<Stack> stacks) {
    Set<Integer> seen = new HashSet<>();
    for (String part : List.of("passed_checks", "failed_checks", "skipped_checks")) {
      report.path("results").path(part).forEach(check -> seen.add(index(check)));
    }
    List<String> notes = new ArrayList<>();
    for (int index = 0; index < stacks.size(); index++) {
      Stack stack = stacks.get(index);
      if (!seen.contains(index) && stack.blocks().stream().anyMatch(Checkov::known)) {
        notes.add("checkov looked at nothing in " + stack.file());
      }
    }
    return notes;
  }

  private static boolean known(Block block) {
    return block.type().startsWith("aws_");
  }

  private static int index(JsonNode check) {
    return Integer.parseInt(check.path("file_path").asText().split("/", -1)[1]);
  }

  // Some checks name the type of the resource, others only say `resource` and where it begins
  private static String address(JsonNode check, Stack written) {
    String resource = check.path("resource").asText().replaceAll("\\[.*]$", "");
    String name = resource.substring(resource.indexOf('.') + 1);
    int first = check.path("file_line_range").path(0).asInt();
    int last = check.path("file_line_range").path(1).asInt();
    return written.blocks().stream()
        .filter(block -> block.name().equals(name))
        .map(Block::address)
        .filter(address -> address.equals(resource) || isIn(first, written.line(address), last))
        .findFirst()
        .orElse(resource);
  }

  // It counts from the line of the brace or the one after it
  private static boolean isIn(int first, int line, int last) {
    return first - 1 <= line && line <= last;
  }
}
