package io.acore.stacks.plan;

import io.acore.stacks.plan.Change.Action;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A plan.
 *
 * @param stack the stack's id
 * @param changes by module and name
 * @param drifted what was deleted outside Terraform
 * @param outputs names of the outputs that change
 */
public record PlanSummary(
    String stack, List<Change> changes, List<String> drifted, List<String> outputs) {
  public PlanSummary {
    changes = List.copyOf(changes);
    drifted = List.copyOf(drifted);
    outputs = List.copyOf(outputs);
  }

  public long count(Action action) {
    return changes.stream().filter(change -> change.action() == action).count();
  }

  /** What will be gone afterwards, or gone for a moment. */
  public List<Change> destroyed() {
    return changes.stream()
        .filter(it -> it.action() == Action.DESTROY || it.action() == Action.REPLACE)
        .toList();
  }

  public String text() {
    StringBuilder text = new StringBuilder(stack).append('\n');
    int kind = changes.stream().mapToInt(it -> it.item().kind().length()).max().orElse(0);
    String module = "";
    for (Change change : changes) {
      if (!change.item().module().equals(module)) {
        module = change.item().module();
        text.append("  ").append(module).append('\n');
      }
      text.append("    ")
          .append(change.action().sign())
          .append(' ')
          .append(padded(change.action().word(), 7))
          .append("  ")
          .append(padded(change.item().kind(), kind))
          .append("  ")
          .append(change.item().name());
      reason(change, text);
      text.append('\n');
    }
    if (!drifted.isEmpty()) {
      text.append("  deleted outside Terraform: ").append(String.join(", ", drifted)).append('\n');
    }
    return text.append("  ").append(counts()).append('\n').toString();
  }

  /** One line. */
  public String counts() {
    if (changes.isEmpty()) {
      return outputs.isEmpty() ? "nothing to do" : "outputs change: " + String.join(", ", outputs);
    }
    List<String> counts = new ArrayList<>();
    for (Action action : Action.values()) {
      long count = count(action);
      if (count > 0) {
        counts.add(count + " to " + action.word());
      }
    }
    return String.join(", ", counts);
  }

  /** For {@code --json}. */
  public Map<String, Object> plain() {
    Map<String, Object> plain = new LinkedHashMap<>();
    plain.put("stack", stack);
    plain.put("changes", changes.stream().map(PlanSummary::plain).toList());
    Map<String, Object> counts = new LinkedHashMap<>();
    for (Action action : Action.values()) {
      counts.put(action.word(), count(action));
    }
    plain.put("summary", counts);
    plain.put("deleted_outside", drifted);
    plain.put("outputs", outputs);
    return plain;
  }

  private static Map<String, Object> plain(Change change) {
    Map<String, Object> plain = new LinkedHashMap<>();
    plain.put("action", change.action().word());
    plain.put("module", change.item().module());
    plain.put("kind", change.item().kind());
    plain.put("name", change.item().name());
    plain.put("addresses", change.addresses());
    if (!change.reason().isEmpty()) {
      plain.put("reason", change.reason());
    }
    return plain;
  }

  private static void reason(Change change, StringBuilder text) {
    if (change.action() == Action.DESTROY
        || change.action() == Action.UPDATE
        || change.reason().isEmpty()) {
      return;
    }
    String words =
        change.reason().equals("tainted")
            ? "its last try failed"
            : change.reason().equals("cannot_update")
                ? "cannot be changed in place"
                : change.reason().replace('_', ' ');
    text.append("  (").append(words).append(')');
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }
}
