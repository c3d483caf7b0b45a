package io.acore.stacks.lint;

import io.acore.base.ProcessRunner;
import io.acore.base.UserError;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which linters of others take part. One that is missing is said, and is an error only when it was
 * required.
 */
public final class OtherLinters {
  private static final String RAN = "ran";
  private static final String MISSING = "missing";

  private final ProcessRunner processes;
  private final Set<Linter> required;
  private final Set<Linter> leftOut;

  public OtherLinters(ProcessRunner processes, Set<Linter> required, Set<Linter> leftOut) {
    this.processes = processes;
    this.required = Set.copyOf(required);
    this.leftOut = Set.copyOf(leftOut);
  }

  /**
   * What they all said.
   *
   * @param took part, by linter: {@code ran}, {@code missing} or {@code left out}
   */
  record Said(List<Finding> findings, List<String> notes, Map<Linter, String> took) {
    boolean looked(String rule) {
      return !rule.contains(Suppressions.OF_OTHERS) || RAN.equals(took.get(Linter.whose(rule)));
    }
  }

  Said look(List<Stack> stacks) {
    List<Finding> findings = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    Map<Linter, String> took = new EnumMap<>(Linter.class);
    for (Linter linter : Linter.values()) {
      if (leftOut.contains(linter)) {
        took.put(linter, "left out");
      } else if (processes.which(linter.program()).isEmpty()) {
        missing(linter);
        took.put(linter, MISSING);
      } else {
        LinterResult result = linter.look(stacks, processes);
        findings.addAll(result.findings());
        notes.addAll(result.notes());
        took.put(linter, RAN);
      }
    }
    List<String> missing =
        took.keySet().stream()
            .filter(each -> MISSING.equals(took.get(each)))
            .map(Linter::program)
            .toList();
    if (!missing.isEmpty()) {
      notes.add("not installed, so not asked: " + String.join(", ", missing));
    }
    return new Said(findings, notes, took);
  }

  private void missing(Linter linter) {
    if (required.contains(linter)) {
      throw new UserError(
          "`" + linter.program() + "` is not installed",
          "it is not on the PATH, and `--require " + linter.program() + "` asks for it",
          "install it (" + linter.install() + "), or run without that option");
    }
  }
}
