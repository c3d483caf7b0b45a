package io.acore.localcloud.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.acore.base.Json;

/** A stream of server-sent events, of which one is the answer and the others tell of progress. */
final class McpEvents {
  private McpEvents() {}

  /**
   * The answer to the message of this id, or to any when there is none; missing until it is there.
   */
  static JsonNode answer(String text, JsonNode id) {
    StringBuilder data = new StringBuilder();
    for (String line : (text + "\n").split("\r\n|\n|\r", -1)) {
      if (line.startsWith("data:")) {
        data.append(data.length() == 0 ? "" : "\n");
        data.append(line.startsWith("data: ") ? line.substring(6) : line.substring(5));
      } else if (line.isEmpty() && data.length() > 0) {
        JsonNode message = parsed(data.toString());
        data.setLength(0);
        boolean answers = message.has("result") || message.has("error");
        if (answers && (id.isMissingNode() || message.path("id").asText().equals(id.asText()))) {
          return message;
        }
      }
    }
    return MissingNode.getInstance();
  }

  private static JsonNode parsed(String text) {
    try {
      return Json.mapper().readTree(text);
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance();
    }
  }
}
