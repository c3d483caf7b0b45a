package io.acore.localcloud.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acore.base.Json;

/** Results of `tools/call`. */
final class Results {
  private Results() {}

  static ObjectNode text(String text, boolean error) {
    ObjectNode result = Json.mapper().createObjectNode().put("isError", error);
    result.putArray("content").addObject().put("type", "text").put("text", text);
    return result;
  }

  /** The text, and what it means when the tool has promised a form. */
  static ObjectNode of(Tool tool, String text) {
    ObjectNode result = text(text, false);
    if (tool.structured()) {
      try {
        JsonNode structured = Json.mapper().readTree(text);
        if (structured.isObject()) {
          result.set("structuredContent", structured);
        }
      } catch (JsonProcessingException notStructured) {
        return result;
      }
    }
    return result;
  }
}
