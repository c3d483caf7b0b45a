package io.acore.scaffold.answer;

import io.acore.base.Suggestions;
import io.acore.base.UserError;
import io.acore.scaffold.template.Question;
import io.acore.scaffold.template.Template;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gathers the answers to a template's questions. */
public final class Interview {
  private static final int MOST_ATTEMPTS = 5;

  private final Template template;
  private final Map<String, String> given;
  private final Optional<Asker> asker;

  /**
   * @param given answers that are known, from options or a file
   * @param asker asked for all others; without one they take their defaults
   */
  public Interview(Template template, Map<String, String> given, Optional<Asker> asker) {
    this.template = template;
    this.given = Map.copyOf(given);
    this.asker = asker;
  }

  /**
   * All answers, in the order of the questions.
   *
   * @param folder the name of the project's folder, which some defaults are made from
   */
  public Map<String, Object> answers(String folder) {
    List<String> known = template.questions().stream().map(Question::name).toList();
    for (String name : given.keySet()) {
      if (!known.contains(name)) {
        throw unknown(name);
      }
    }
    Map<String, Object> answers = new LinkedHashMap<>();
    answers.put("_copier_conf", Map.of("dst_path", Map.of("name", folder)));
    for (Question question : template.questions()) {
      answer(question, answers);
    }
    return answers;
  }

  private void answer(Question question, Map<String, Object> answers) {
    String fallback = template.fallback(question, answers);
    String answer = given.get(question.name());
    boolean asked = answer == null && asker.isPresent() && template.asks(question, answers);
    String problem = "";
    for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
      if (asked) {
        String typed = asker.get().ask(question, fallback, problem).strip();
        answer = typed.isEmpty() ? fallback : typed;
      }
      String chosen = answer == null ? fallback : answer;
      answers.put(question.name(), question.flag() ? Boolean.valueOf(chosen) : chosen);
      problem = template.problem(question, answers).orElse("");
      if (problem.isEmpty()) {
        return;
      }
      if (!asked) {
        break;
      }
    }
    throw new UserError(
        "`" + question.name() + "` cannot be `" + answers.get(question.name()) + "`",
        problem,
        "give another one with `" + question.option() + "`");
  }

  private UserError unknown(String name) {
    List<String> known =
        template.questions().stream()
            .filter(question -> !question.when().equals("false"))
            .map(Question::name)
            .toList();
    return new UserError(
        "there is no question `" + name + "`",
        "the template asks for " + String.join(", ", known),
        Suggestions.didYouMean(name, known).orElse("leave it out"));
  }
}
