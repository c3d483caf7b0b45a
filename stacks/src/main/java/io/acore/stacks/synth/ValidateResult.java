package io.acore.stacks.synth;

import io.acore.base.Json;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What Terraform found wrong, per stack.
 *
 * @param engine the program and version that looked
 * @param problems stack name to its problems; an empty list means that it is valid
 */
public record ValidateResult(String engine, Map<String, List<String>> problems) {
  public ValidateResult {
    problems = new TreeMap<>(problems);
  }

  public boolean valid() {
    return problems.values().stream().allMatch(List::isEmpty);
  }

  /** 5 when Terraform refuses, as for every failure of a tool. */
  public int exitCode() {
    return valid() ? 0 : 5;
  }

  public String text() {
    StringBuilder text = new StringBuilder();
    problems.forEach(
        (stack, found) -> {
          text.append(stack)
              .append(": ")
              .append(found.isEmpty() ? "valid" : found.size() + " problems")
              .append(" (")
              .append(engine)
              .append(")\n");
          found.forEach(problem -> text.append("  ").append(problem).append('\n'));
        });
    return text.toString();
  }

  public String json() {
    return Json.pretty(
        Map.of("version", 1, "engine", engine, "valid", valid(), "problems", problems));
  }
}
