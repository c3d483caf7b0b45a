package io.acore.constructs.evaluation;

import io.acore.constructs.key.IKey;
import io.acore.constructs.limit.AwsLimits;
import io.acore.constructs.limit.Limit;
import java.util.List;
import java.util.Optional;

/**
 * What an evaluator is.
 *
 * @param name letters, digits and `_`, 48 at most; another name is another evaluator
 * @param level what is judged
 * @param judge who judges
 * @param description shown by the console; without it none
 * @param key encrypts the instructions; without it a key of AWS does
 * @param dependencies Terraform addresses that have to be there first, such as the judge's function
 */
public record EvaluatorProps(
    String name,
    Level level,
    Judge judge,
    Optional<String> description,
    Optional<IKey> key,
    List<String> dependencies) {
  private static final Limit DESCRIPTION = Limit.length("evaluator description", 1, 200);

  /** What is judged. */
  public enum Level {
    /** One call of a tool. */
    TOOL_CALL,
    /** One question and its answer. */
    TRACE,
    /** A whole conversation. */
    SESSION
  }

  public EvaluatorProps {
    AwsLimits.UNDERSCORE_NAME.check(name);
    description.ifPresent(DESCRIPTION::check);
    dependencies = List.copyOf(dependencies);
  }

  public static EvaluatorProps of(String name, Level level, Judge judge) {
    return new EvaluatorProps(name, level, judge, Optional.empty(), Optional.empty(), List.of());
  }
}
