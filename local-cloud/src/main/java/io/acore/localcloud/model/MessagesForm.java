package io.acore.localcloud.model;

import com.fasterxml.jackson.databind.JsonNode;
import io.acore.base.Json;
import io.acore.localcloud.http.EventStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Anthropic's messages, the form in which {@code InvokeModel} reaches most agents' models. */
final class MessagesForm {
  private MessagesForm() {}

  /** The same conversation in the form of {@code Converse}. */
  static Conversation read(String modelId, JsonNode body) throws ModelError {
    if (!body.path("messages").isArray()) {
      throw ModelError.invalid(
          "The local cloud reads the body of InvokeModel as Anthropic's messages, and finds no"
              + " `messages`; Converse works for every model");
    }
    List<Object> messages = new ArrayList<>();
    for (JsonNode message : body.path("messages")) {
      messages.add(
          Map.of(
              "role", message.path("role").asText(), "content", blocks(message.path("content"))));
    }
    List<Object> tools = new ArrayList<>();
    for (JsonNode tool : body.path("tools")) {
      tools.add(
          Map.of(
              "toolSpec",
              Map.of(
                  "name", tool.path("name").asText(),
                  "description", tool.path("description").asText(),
                  "inputSchema", Map.of("json", tool.path("input_schema")))));
    }
    Map<String, Object> converse = new LinkedHashMap<>();
    converse.put("messages", messages);
    converse.put("system", blocks(body.path("system")));
    converse.put("toolConfig", Map.of("tools", tools));
    return Conversation.of(modelId, Json.tree(converse));
  }

  static Map<String, Object> whole(Conversation conversation, Said said) {
    Map<String, Object> message = start(conversation);
    message.put("content", content(said));
    message.put("stop_reason", ConverseForm.stopReason(said));
    message.put("usage", usage(conversation, Tokens.count(said)));
    return message;
  }

  static void stream(Conversation conversation, Said said, OutputStream out) throws IOException {
    chunk(out, Map.of("type", "message_start", "message", start(conversation)));
    int index = 0;
    for (Object block : content(said)) {
      JsonNode whole = Json.tree(block);
      boolean text = whole.path("type").asText().equals("text");
      Object opened =
          text
              ? Map.of("type", "text", "text", "")
              : Map.of(
                  "type", "tool_use",
                  "id", whole.path("id"),
                  "name", whole.path("name"),
                  "input", Map.of());
      chunk(out, Map.of("type", "content_block_start", "index", index, "content_block", opened));
      List<String> pieces =
          text
              ? ConverseForm.pieces(whole.path("text").asText())
              : List.of(Json.compact(whole.path("input")));
      for (String piece : pieces) {
        Object delta =
            text
                ? Map.of("type", "text_delta", "text", piece)
                : Map.of("type", "input_json_delta", "partial_json", piece);
        chunk(out, Map.of("type", "content_block_delta", "index", index, "delta", delta));
      }
      chunk(out, Map.of("type", "content_block_stop", "index", index++));
    }
    chunk(
        out,
        Map.of(
            "type",
            "message_delta",
            "delta",
            Map.of("stop_reason", ConverseForm.stopReason(said)),
            "usage",
            Map.of("output_tokens", Tokens.count(said))));
    chunk(out, Map.of("type", "message_stop"));
  }

  private static List<Object> blocks(JsonNode content) {
    if (content.isTextual()) {
      return List.of(Map.of("text", content.asText()));
    }
    List<Object> blocks = new ArrayList<>();
    for (JsonNode block : content) {
      switch (block.path("type").asText()) {
        case "text" -> blocks.add(Map.of("text", block.path("text").asText()));
        case "tool_use" ->
            blocks.add(
                Map.of(
                    "toolUse",
                    Map.of(
                        "toolUseId", block.path("id"),
                        "name", block.path("name"),
                        "input", block.path("input"))));
        case "tool_result" ->
            blocks.add(
                Map.of(
                    "toolResult",
                    Map.of(
                        "toolUseId", block.path("tool_use_id"),
                        "content", blocks(block.path("content")))));
        default -> blocks.add(Map.of("image", Map.of()));
      }
    }
    return blocks;
  }

  private static List<Object> content(Said said) {
    List<Object> content = new ArrayList<>();
    if (!said.text().isEmpty() || said.calls().isEmpty()) {
      content.add(Map.of("type", "text", "text", said.text()));
    }
    for (Said.Call call : said.calls()) {
      content.add(
          Map.of("type", "tool_use", "id", call.id(), "name", call.tool(), "input", call.input()));
    }
    return content;
  }

  private static Map<String, Object> start(Conversation conversation) {
    Map<String, Object> message = new LinkedHashMap<>();
    message.put("id", "msg_" + conversation.callId(-1).substring("tooluse_".length()));
    message.put("type", "message");
    message.put("role", "assistant");
    message.put("model", conversation.modelId());
    message.put("content", List.of());
    message.put("usage", usage(conversation, 0));
    return message;
  }

  private static Map<String, Object> usage(Conversation conversation, int out) {
    return Map.of("input_tokens", conversation.inputTokens(), "output_tokens", out);
  }

  private static void chunk(OutputStream out, Object body) throws IOException {
    byte[] json = Json.compact(body).getBytes(StandardCharsets.UTF_8);
    String bytes = Base64.getEncoder().encodeToString(json);
    out.write(EventStream.event("chunk", Json.compact(Map.of("bytes", bytes))));
    out.flush();
  }
}
