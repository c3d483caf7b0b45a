package io.acore.localcloud.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Pattern;

/** The rules of thumb, by evaluator. An evaluator that has none needs a judge. */
final class Rules {
  private static final Pattern REFUSING =
      Pattern.compile(
          "\\b(i can(?:no|')t|i cannot|i am not able|i'm not able|unable to|i won't|i must decline)\\b");
  private static final int SHORT_WORDS = 60;
  private static final int LONG_WORDS = 400;

  private static final Map<String, BiFunction<Exchange, JsonNode, Optional<Verdict>>> ALL =
      Map.of(
          "Builtin.ResponseRelevance",
              (it, expected) ->
                  verdict(
                      Words.shared(it.asked(), it.answered()),
                      "the share of the question's words that the answer has"),
          "Builtin.Faithfulness",
              (it, expected) ->
                  verdict(
                      Words.shared(it.answered(), it.asked() + it.known()),
                      "the share of the answer's words that the question or a tool has"),
          "Builtin.Conciseness",
              (it, expected) -> verdict(conciseness(it), "how far the answer is below 400 words"),
          "Builtin.Refusal",
              (it, expected) ->
                  verdict(
                      REFUSING.matcher(it.answered().toLowerCase(Locale.ROOT)).find() ? 1 : 0,
                      "whether the answer has words of refusing"),
          "Builtin.Correctness", Rules::correctness,
          "Builtin.GoalSuccessRate", Rules::goals,
          "Builtin.ToolSelectionAccuracy", Rules::tools);

  private Rules() {}

  static boolean has(String evaluator) {
    return ALL.containsKey(evaluator);
  }

  /** Nothing when the trace lacks what the rule needs. */
  static Optional<Verdict> judge(String evaluator, Exchange exchange, JsonNode expected) {
    BiFunction<Exchange, JsonNode, Optional<Verdict>> rule = ALL.get(evaluator);
    return rule == null || exchange.answered().isBlank()
        ? Optional.empty()
        : rule.apply(exchange, expected);
  }

  private static Optional<Verdict> correctness(Exchange exchange, JsonNode expected) {
    String text = expected.path("expectedResponse").path("text").asText();
    return text.isEmpty()
        ? Optional.empty()
        : verdict(
            Words.shared(text, exchange.answered()),
            "the share of the expected response's words that the answer has");
  }

  private static Optional<Verdict> goals(Exchange exchange, JsonNode expected) {
    List<Double> met = new ArrayList<>();
    for (JsonNode assertion : expected.path("assertions")) {
      double shared = Words.shared(assertion.path("text").asText(), exchange.answered());
      met.add(shared >= 0.5 ? 1.0 : 0.0);
    }
    return met.isEmpty()
        ? Optional.empty()
        : verdict(
            met.stream().mapToDouble(Double::doubleValue).average().orElse(0),
            "the share of assertions of which the answer has half the words");
  }

  private static Optional<Verdict> tools(Exchange exchange, JsonNode expected) {
    JsonNode names = expected.path("expectedTrajectory").path("toolNames");
    if (!names.isArray()) {
      return Optional.empty();
    }
    int right = 0;
    for (int i = 0; i < Math.min(names.size(), exchange.tools().size()); i++) {
      right += names.get(i).asText().equals(exchange.tools().get(i)) ? 1 : 0;
    }
    int most = Math.max(names.size(), exchange.tools().size());
    return verdict(
        most == 0 ? 1 : (double) right / most, "the share of calls in their right place");
  }

  private static double conciseness(Exchange exchange) {
    int words = Words.count(exchange.answered());
    double over = Math.max(0, words - SHORT_WORDS);
    return Math.max(0, 1 - over / (LONG_WORDS - SHORT_WORDS));
  }

  private static Optional<Verdict> verdict(double value, String why) {
    return Optional.of(new Verdict(Math.round(value * 1e4) / 1e4, why));
  }
}
