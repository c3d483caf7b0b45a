package io.acore.constructs.evaluation;

import io.acore.base.Suggestions;
import io.acore.base.UserError;
import io.acore.constructs.role.Account;
import io.acore.constructs.role.IRole;
import io.acore.constructs.terraform.Expression;
import java.util.List;
import java.util.Optional;

/**
 * A judge that the service has ready, with a model of its own.
 *
 * @param name such as {@code Builtin.Helpfulness}
 */
public record BuiltInEvaluator(String name) implements IEvaluator {
  private static final String PREFIX = "Builtin.";
  // AWS adds to these: another name is let through unless it is a slip of one of them.
  private static final List<String> KNOWN =
      List.of(
          "Builtin.Coherence",
          "Builtin.Conciseness",
          "Builtin.Correctness",
          "Builtin.Faithfulness",
          "Builtin.GoalSuccessRate",
          "Builtin.Harmfulness",
          "Builtin.Helpfulness",
          "Builtin.InstructionFollowing",
          "Builtin.Refusal",
          "Builtin.ResponseRelevance",
          "Builtin.Stereotyping",
          "Builtin.ToolParameterAccuracy",
          "Builtin.ToolSelectionAccuracy");

  public BuiltInEvaluator {
    Optional<String> meant =
        KNOWN.contains(name) ? Optional.empty() : Suggestions.nearest(name, KNOWN);
    if (!name.matches("Builtin\\.[a-zA-Z0-9_-]+") || meant.isPresent()) {
      throw new UserError(
          "There is no built-in evaluator `" + name + "`",
          "the service has " + String.join(", ", KNOWN),
          meant.map(Suggestions::didYouMean).orElse("choose one of them"));
    }
  }

  /** Whether a name means a judge of the service's own. */
  public static boolean isBuiltIn(String name) {
    return name.startsWith(PREFIX);
  }

  @Override
  public Expression id() {
    return Expression.literal(name);
  }

  @Override
  public void grantJudge(IRole role, Account account) {}
}
