package io.acore.localcloud.model;

import java.util.List;

/** Says what it was told: the user's words, or what the tools have answered. */
final class EchoModel implements Model {
  @Override
  public Said answer(Conversation conversation) {
    String text = conversation.userText();
    if (!text.isEmpty()) {
      return Said.text(text);
    }
    List<String> results = conversation.results().stream().map(Conversation.Result::text).toList();
    return Said.text(String.join("\n", results));
  }
}
