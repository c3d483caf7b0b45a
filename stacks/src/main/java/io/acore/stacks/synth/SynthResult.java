package io.acore.stacks.synth;

import io.acore.base.Json;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was written.
 *
 * @param out the output folder
 * @param stacks one entry per stack of this environment
 * @param cached whether an earlier result was used
 */
public record SynthResult(Path out, List<StackOutput> stacks, boolean cached) {
  public SynthResult {
    stacks = List.copyOf(stacks);
  }

  /** One line a stack, then what leaves. */
  public String text() {
    StringBuilder text = new StringBuilder();
    for (StackOutput stack : stacks) {
      text.append(stack.name())
          .append(": ")
          .append(stack.resources())
          .append(" resources in ")
          .append(stack.folder())
          .append(cached ? " (unchanged)" : "")
          .append('\n');
      for (String address : stack.removed()) {
        text.append("  removed since an earlier synth, destroyed by the next apply: ")
            .append(address)
            .append('\n');
      }
    }
    return text.toString();
  }

  public String json() {
    List<Map<String, Object>> all =
        stacks.stream()
            .map(
                stack -> {
                  Map<String, Object> one = new LinkedHashMap<>();
                  one.put("name", stack.name());
                  one.put("folder", stack.folder().toString());
                  one.put("resources", stack.resources());
                  one.put("removed", stack.removed());
                  return one;
                })
            .toList();
    return Json.pretty(
        Map.of("version", 1, "out", out.toString(), "cached", cached, "stacks", all));
  }

  /**
   * One stack.
   *
   * @param name the stack's id
   * @param folder where Terraform runs
   * @param resources how many resources Terraform will manage
   * @param removed what left acore.yaml and will be destroyed
   */
  public record StackOutput(String name, Path folder, int resources, List<String> removed) {
    public StackOutput {
      removed = List.copyOf(removed);
    }
  }
}
