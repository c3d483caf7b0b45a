package io.acore.localcloud.memory;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** One thing that somebody said. */
record Message(String role, String text) {
  static List<Message> of(JsonNode event) {
    List<Message> messages = new ArrayList<>();
    for (JsonNode payload : event.path("payload")) {
      JsonNode said = payload.path("conversational");
      if (said.isObject()) {
        messages.add(
            new Message(said.path("role").asText(), said.path("content").path("text").asText()));
      }
    }
    return messages;
  }
}
