package io.acore.stacks.lint;

import java.util.List;

/**
 * A report, and what could not be looked at.
 *
 * @param report what was found
 * @param notes which linter of others did not look at what
 */
public record LintRun(LintReport report, List<String> notes) {
  public LintRun {
    notes = List.copyOf(notes);
  }
}
