package io.acore.localcloud.model;

import com.fasterxml.jackson.databind.JsonNode;
import io.acore.base.Json;
import io.acore.base.Sha256;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * A request in the form of {@code Converse}.
 *
 * @param modelId as the caller named it
 */
record Conversation(String modelId, JsonNode body) {
  /** What a tool has answered. */
  record Result(String tool, String text) {}

  /** Checks what every model wants of a conversation. */
  static Conversation of(String modelId, JsonNode body) throws ModelError {
    JsonNode messages = body.path("messages");
    if (!messages.isArray() || messages.isEmpty()) {
      throw ModelError.invalid("The conversation needs at least one message");
    }
    String expected = "user";
    for (JsonNode message : messages) {
      String role = message.path("role").asText();
      if (!role.equals(expected)) {
        throw ModelError.invalid(
            "Messages of user and assistant take turns, beginning with user; found `" + role + "`");
      }
      expected = role.equals("user") ? "assistant" : "user";
    }
    if (expected.equals("user")) {
      throw ModelError.invalid("The last message must be the user's");
    }
    return new Conversation(modelId, body);
  }

  JsonNode messages() {
    return body.path("messages");
  }

  /** The text of the last message; empty when it has only results of tools. */
  String userText() {
    return text(last().path("content"));
  }

  /** The results that the last message brings, in their order. */
  List<Result> results() {
    return results(List.of(last()));
  }

  /** What each tool has answered last, in all of the conversation. */
  Map<String, String> answers() {
    Map<String, String> answers = new LinkedHashMap<>();
    results(messages()).forEach(it -> answers.put(it.tool(), it.text()));
    return answers;
  }

  private List<Result> results(Iterable<JsonNode> among) {
    Map<String, String> names = new LinkedHashMap<>();
    for (JsonNode block : blocks(messages())) {
      JsonNode use = block.path("toolUse");
      names.put(use.path("toolUseId").asText(), use.path("name").asText());
    }
    List<Result> results = new ArrayList<>();
    for (JsonNode block : blocks(among)) {
      JsonNode result = block.path("toolResult");
      if (result.isObject()) {
        String tool = names.getOrDefault(result.path("toolUseId").asText(), "");
        results.add(new Result(tool, text(result.path("content"))));
      }
    }
    return results;
  }

  private static List<JsonNode> blocks(Iterable<JsonNode> messages) {
    List<JsonNode> blocks = new ArrayList<>();
    messages.forEach(message -> message.path("content").forEach(blocks::add));
    return blocks;
  }

  String system() {
    return text(body.path("system"));
  }

  List<String> tools() {
    List<String> names = new ArrayList<>();
    for (JsonNode tool : body.at("/toolConfig/tools")) {
      Optional.ofNullable(tool.at("/toolSpec/name").textValue()).ifPresent(names::add);
    }
    return names;
  }

  /** The same for the same conversation and place, and another one for any other. */
  String callId(int place) {
    return "tooluse_" + Sha256.of(Json.compact(messages()) + place).hex().substring(0, 22);
  }

  int inputTokens() {
    return Tokens.count(Json.compact(messages()) + system());
  }

  static String text(JsonNode blocks) {
    StringJoiner text = new StringJoiner("\n");
    for (JsonNode block : blocks) {
      if (block.path("text").isTextual()) {
        text.add(block.path("text").asText());
      } else if (block.has("json")) {
        text.add(Json.compact(block.path("json")));
      }
    }
    return text.toString();
  }

  private JsonNode last() {
    return messages().get(messages().size() - 1);
  }
}
