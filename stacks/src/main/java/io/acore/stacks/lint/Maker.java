package io.acore.stacks.lint;

import java.util.Optional;
import java.util.Set;

/** Who made what is looked at, and so what is known to be right in it. */
public enum Maker {
  SOMEBODY_ELSE,
  ACORE,
  ACORE_FOR_THE_LOCAL_CLOUD;

  private static final String FUNCTION = "aws_lambda_function.";

  private static final Set<String> NO_QUEUE = Set.of(Rule.DEAD_LETTERS_MISSING.id(), "CKV_AWS_116");

  /** Why a finding is no fault, if it is none. */
  Optional<String> reason(Finding finding) {
    if (this == SOMEBODY_ELSE) {
      return Optional.empty();
    }
    return noQueue(finding)
        .or(() -> Checkov.reason(finding.rule()))
        .or(() -> Tflint.reason(finding.rule()));
  }

  private Optional<String> noQueue(Finding finding) {
    return this == ACORE_FOR_THE_LOCAL_CLOUD
            && NO_QUEUE.contains(finding.rule())
            && finding.address().startsWith(FUNCTION)
        ? Optional.of("only in the local cloud; everywhere else the function has a queue")
        : Optional.empty();
  }
}
