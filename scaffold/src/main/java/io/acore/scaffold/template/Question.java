package io.acore.scaffold.template;

import java.util.List;

/**
 * One question of a template; all texts but the name may hold Jinja expressions.
 *
 * @param name the answer's variable
 * @param help what to ask
 * @param flag whether the answer is yes or no
 * @param choices what can be answered; empty for free text
 * @param fallback the answer when none is given
 * @param validator renders to what is wrong with the answer, or to nothing
 * @param when renders to {@code false} where the question makes no sense
 */
public record Question(
    String name,
    String help,
    boolean flag,
    List<String> choices,
    String fallback,
    String validator,
    String when) {
  public Question {
    choices = List.copyOf(choices);
  }

  /** The option that answers it: {@code --agent-name} for {@code agent_name}. */
  public String option() {
    return "--" + name.replace('_', '-');
  }
}
