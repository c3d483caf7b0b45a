package io.acore.stacks.invoke;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.acore.base.Json;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What came back, complete.
 *
 * @param session the session that answered; the next prompt may name it
 * @param contentType of the body
 * @param trace the id to look the call up by, or empty
 * @param text what a person reads
 * @param body the body as it came
 */
public record Answer(String session, String contentType, String trace, String text, String body) {

  /** For programs: the answer as JSON where the agent answered with JSON. */
  public String json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("version", 1);
    json.put("session", session);
    json.put("content_type", contentType);
    json.put("trace", trace);
    json.put("answer", isStream(contentType) ? text : value());
    return Json.pretty(json);
  }

  /** What is missing after the text has been printed piece by piece. */
  public String lineEnd() {
    return text.isEmpty() || text.endsWith("\n") ? "" : "\n";
  }

  static boolean isStream(String contentType) {
    return contentType.startsWith("text/event-stream");
  }

  private Object value() {
    try {
      JsonNode tree = Json.mapper().readTree(body);
      return tree.isMissingNode() ? body : tree;
    } catch (JsonProcessingException e) {
      return body;
    }
  }
}
