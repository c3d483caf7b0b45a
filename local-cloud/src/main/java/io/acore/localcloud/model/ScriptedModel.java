package io.acore.localcloud.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Answers by the first rule that fits; where none does, it is an echo. */
final class ScriptedModel implements Model {
  private final List<Rule> rules;
  private final Model otherwise = new EchoModel();

  ScriptedModel(List<Rule> rules) {
    this.rules = rules;
  }

  @Override
  public Said answer(Conversation conversation) throws ModelError, InterruptedException {
    for (Rule rule : rules) {
      Optional<Map<String, String>> values = rule.fits(conversation);
      if (values.isPresent()) {
        return rule.said(conversation, values.get());
      }
    }
    return otherwise.answer(conversation);
  }
}
