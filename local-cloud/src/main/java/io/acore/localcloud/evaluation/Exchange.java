package io.acore.localcloud.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What spans and log records tell of one trace.
 *
 * @param asked what went in
 * @param answered what came out
 * @param known what tools and documents said meanwhile
 * @param tools the tools that were called, in their order
 * @param failed whether a span says that it failed
 */
record Exchange(
    String sessionId,
    String traceId,
    String asked,
    String answered,
    String known,
    List<String> tools,
    boolean failed) {

  /** The traces of a session, in the order in which they come. */
  static List<Exchange> of(JsonNode spans) {
    Map<String, List<JsonNode>> traces = new LinkedHashMap<>();
    for (JsonNode span : spans) {
      traces.computeIfAbsent(span.path("traceId").asText(), id -> new ArrayList<>()).add(span);
    }
    List<Exchange> exchanges = new ArrayList<>();
    traces.forEach((id, its) -> exchanges.add(trace(id, its)));
    return exchanges;
  }

  private static Exchange trace(String id, List<JsonNode> spans) {
    StringBuilder asked = new StringBuilder();
    StringBuilder answered = new StringBuilder();
    StringBuilder known = new StringBuilder();
    List<String> tools = new ArrayList<>();
    String session = "";
    boolean failed = false;
    for (JsonNode span : spans) {
      JsonNode attributes = span.path("attributes");
      session = attributes.path("session.id").asText(session);
      failed |= span.path("status").path("code").asText().equals("ERROR");
      String tool = attributes.path("gen_ai.tool.name").asText();
      if (!tool.isEmpty()) {
        tools.add(tool);
        add(known, attributes.path("gen_ai.tool.call.result"));
      }
      add(asked, attributes.path("gen_ai.prompt"));
      add(answered, attributes.path("gen_ai.completion"));
      messages(span.path("body").path("input"), asked, known, "user");
      messages(span.path("body").path("output"), answered, known, "assistant");
      for (JsonNode event : span.path("events")) {
        add(asked, event.path("attributes").path("gen_ai.prompt"));
        add(answered, event.path("attributes").path("gen_ai.completion"));
      }
    }
    return new Exchange(
        session,
        id,
        asked.toString(),
        answered.toString(),
        known.toString(),
        List.copyOf(tools),
        failed);
  }

  private static void messages(
      JsonNode side, StringBuilder said, StringBuilder known, String role) {
    for (JsonNode message : side.path("messages")) {
      String by = message.path("role").asText();
      if (by.equals(role)) {
        add(said, message.path("content"));
      } else if (by.equals("tool")) {
        add(known, message.path("content"));
      }
    }
  }

  /** Text, however deep it lies. */
  private static void add(StringBuilder to, JsonNode value) {
    if (value.isTextual()) {
      to.append(value.asText()).append('\n');
    } else {
      value.forEach(inner -> add(to, inner));
    }
  }
}
