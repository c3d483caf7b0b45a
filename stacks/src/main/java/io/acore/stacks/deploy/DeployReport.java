package io.acore.stacks.deploy;

import io.acore.base.Json;
import io.acore.stacks.plan.PlanSummary;
import io.acore.stacks.terraform.Event;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * What a command did or would do.
 *
 * @param target where
 * @param caller as whom; empty when nobody asked
 * @param stacks in the order in which they were worked on
 * @param left what could not be cleared away, by name
 */
public record DeployReport(
    Target target, Optional<Caller> caller, List<StackReport> stacks, List<String> left) {
  /** Raised when a field of the JSON changes its meaning or goes. */
  private static final int VERSION = 1;

  public DeployReport {
    stacks = List.copyOf(stacks);
    left = List.copyOf(left);
  }

  /**
   * One stack.
   *
   * @param plan what changed or would
   * @param outputs after it
   * @param raw Terraform's own text of the plan, when it was asked for
   */
  public record StackReport(
      PlanSummary plan, Map<String, Event.Output> outputs, Optional<String> raw) {
    public StackReport {
      outputs = new TreeMap<>(outputs);
    }
  }

  /** Whether a plan has anything to do. */
  public boolean changes() {
    return stacks.stream()
        .anyMatch(it -> !it.plan().changes().isEmpty() || !it.plan().outputs().isEmpty());
  }

  /** The plans. */
  public String planText() {
    StringBuilder text = new StringBuilder();
    for (StackReport stack : stacks) {
      text.append(stack.raw().orElseGet(() -> stack.plan().text()));
    }
    return text.toString();
  }

  /** What a destroy did. */
  public String destroyedText() {
    StringBuilder text = new StringBuilder();
    for (StackReport stack : stacks) {
      text.append(stack.plan().stack())
          .append(": ")
          .append(stack.plan().changes().size())
          .append(" resources destroyed\n");
    }
    return text.toString();
  }

  /** The outputs, one a line. */
  public String outputsText() {
    StringBuilder text = new StringBuilder();
    for (StackReport stack : stacks) {
      int width = stack.outputs().keySet().stream().mapToInt(String::length).max().orElse(0);
      stack
          .outputs()
          .forEach(
              (name, output) ->
                  text.append(name)
                      .append(" ".repeat(width - name.length()))
                      .append(" = ")
                      .append(shown(output))
                      .append('\n'));
    }
    return text.toString();
  }

  /** What the user may want to do now. */
  public List<String> nextSteps() {
    String options = " -C " + target.config().folder() + " --env " + target.environment();
    List<String> steps = new ArrayList<>();
    output("runtime_arn").ifPresent(arn -> steps.add("acore invoke \"hello\"" + options));
    output("web_url")
        .ifPresent(
            url ->
                steps.add(
                    "open " + url + (target.isLocal() ? "    (signs you in as a test user)" : "")));
    steps.add("acore status" + options);
    return IntStream.range(0, steps.size())
        .mapToObj(index -> (index == 0 ? "next: " : "      ") + steps.get(index))
        .toList();
  }

  private Optional<String> output(String name) {
    return stacks.stream()
        .map(stack -> stack.outputs().get(name))
        .filter(Objects::nonNull)
        .map(it -> it.value().asText())
        .findFirst();
  }

  /** For {@code --json}. */
  public String json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("version", VERSION);
    json.put("environment", target.environment());
    json.put("region", target.region());
    caller.ifPresent(it -> json.put("account", it.account()));
    target.endpoint().ifPresent(it -> json.put("endpoint", it));
    List<Object> all = new ArrayList<>();
    for (StackReport stack : stacks) {
      Map<String, Object> plain = new LinkedHashMap<>(stack.plan().plain());
      plain.put("changed_outputs", plain.remove("outputs"));
      plain.put("outputs", values(stack.outputs()));
      stack.raw().ifPresent(raw -> plain.put("terraform", raw));
      all.add(plain);
    }
    json.put("stacks", all);
    json.put("changes", changes());
    json.put("left", left);
    return Json.pretty(json);
  }

  /** Outputs alone, by name: what other programs read. */
  public String outputsJson() {
    Map<String, Object> all = new TreeMap<>();
    stacks.forEach(stack -> all.putAll(values(stack.outputs())));
    return Json.pretty(all);
  }

  private static Map<String, Object> values(Map<String, Event.Output> outputs) {
    Map<String, Object> values = new TreeMap<>();
    outputs.forEach(
        (name, output) -> {
          if (!output.value().isMissingNode()) {
            values.put(name, output.sensitive() ? "(sensitive)" : output.value());
          }
        });
    return values;
  }

  private static String shown(Event.Output output) {
    if (output.sensitive()) {
      return "(sensitive)";
    }
    return output.value().isTextual() ? output.value().asText() : Json.compact(output.value());
  }
}
