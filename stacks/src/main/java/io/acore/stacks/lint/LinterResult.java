package io.acore.stacks.lint;

import java.util.List;

/**
 * What a linter of others said.
 *
 * @param findings in our form; the rule is named as there
 * @param notes what it could not look at
 */
record LinterResult(List<Finding> findings, List<String> notes) {
  LinterResult {
    findings = List.copyOf(findings);
    notes = List.copyOf(notes);
  }
}
