package io.acore.localcloud.memory;

import com.fasterxml.jackson.databind.JsonNode;
import io.acore.base.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/** One thing that somebody said, in words. */
record Message(String role, String text) {
  static List<Message> of(JsonNode event) {
    List<Message> messages = new ArrayList<>();
    for (JsonNode payload : event.path("payload")) {
      JsonNode said = payload.path("conversational");
      if (said.isObject()) {
        String text = words(said.path("content").path("text").asText());
        if (!text.isEmpty()) {
          messages.add(new Message(said.path("role").asText(), text));
        }
      }
    }
    return messages;
  }

  /**
   * AWS's integration for Strands keeps a message as a JSON document, in which calls of tools and
   * their results stand beside the words.
   */
  private static String words(String text) {
    if (!text.startsWith("{\"message\"")) {
      return text;
    }
    JsonNode content;
    try {
      content = Json.parse(text).path("message").path("content");
    } catch (IllegalStateException notJson) {
      return text;
    }
    StringJoiner words = new StringJoiner("\n");
    for (JsonNode block : content) {
      if (block.path("text").isTextual()) {
        words.add(block.path("text").asText());
      }
    }
    return words.toString();
  }
}
