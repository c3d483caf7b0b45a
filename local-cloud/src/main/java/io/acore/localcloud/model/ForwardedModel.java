package io.acore.localcloud.model;

import com.fasterxml.jackson.databind.JsonNode;
import io.acore.base.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks a server that speaks OpenAI's chat completions, as Ollama and most others do. */
final class ForwardedModel implements Model {
  private static final Duration LIMIT = Duration.ofMinutes(10);

  private final URI url;
  private final String name;
  private final Optional<String> key;
  private final HttpClient client;

  ForwardedModel(HttpClient client, String url, String name, Optional<String> key) {
    this.client = client;
    URI base = URI.create(url.replaceFirst("/+$", ""));
    // Ollama's address alone means the part of it that speaks this form
    String path = base.getPath() == null || base.getPath().isEmpty() ? "/v1" : base.getPath();
    this.url = base.resolve(path + "/chat/completions");
    this.name = name;
    this.key = key;
  }

  @Override
  public Said answer(Conversation conversation) throws ModelError, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(url)
            .timeout(LIMIT)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(Json.compact(asked(conversation))));
    key.ifPresent(it -> request.header("Authorization", "Bearer " + it));
    try {
      HttpResponse<String> answer =
          client.send(request.build(), HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() == 429) {
        throw new ModelError("ThrottlingException", "`" + url + "` answers 429");
      }
      if (answer.statusCode() != 200) {
        String text = answer.body();
        throw new ModelError(
            "ModelErrorException",
            "`"
                + url
                + "` answers "
                + answer.statusCode()
                + ": "
                + text.substring(0, Math.min(500, text.length())));
      }
      return said(conversation, Json.parse(answer.body()).at("/choices/0/message"));
    } catch (HttpTimeoutException e) {
      throw new ModelError("ModelTimeoutException", "`" + url + "` does not answer");
    } catch (IllegalStateException notJson) {
      throw new ModelError("ModelErrorException", "`" + url + "`: " + notJson.getMessage());
    } catch (IOException e) {
      throw new ModelError(
          "ServiceUnavailableException", "`" + url + "` cannot be reached: " + e.getMessage());
    }
  }

  private Map<String, Object> asked(Conversation conversation) {
    List<Object> messages = new ArrayList<>();
    if (!conversation.system().isEmpty()) {
      messages.add(Map.of("role", "system", "content", conversation.system()));
    }
    conversation.messages().forEach(message -> add(messages, message));
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("model", name.isEmpty() ? conversation.modelId() : name);
    body.put("messages", messages);
    List<Object> tools = new ArrayList<>();
    for (JsonNode tool : conversation.body().at("/toolConfig/tools")) {
      JsonNode spec = tool.path("toolSpec");
      if (spec.isObject()) {
        tools.add(
            Map.of(
                "type",
                "function",
                "function",
                Map.of(
                    "name", spec.path("name").asText(),
                    "description", spec.path("description").asText(),
                    "parameters", spec.at("/inputSchema/json"))));
      }
    }
    if (!tools.isEmpty()) {
      body.put("tools", tools);
    }
    JsonNode settings = conversation.body().path("inferenceConfig");
    put(body, "max_tokens", settings.path("maxTokens"));
    put(body, "temperature", settings.path("temperature"));
    put(body, "top_p", settings.path("topP"));
    put(body, "stop", settings.path("stopSequences"));
    return body;
  }

  private static void put(Map<String, Object> body, String name, JsonNode value) {
    if (!value.isMissingNode() && !value.isNull()) {
      body.put(name, value);
    }
  }

  private static void add(List<Object> messages, JsonNode message) {
    List<Object> calls = new ArrayList<>();
    for (JsonNode block : message.path("content")) {
      JsonNode use = block.path("toolUse");
      JsonNode result = block.path("toolResult");
      if (use.isObject()) {
        calls.add(
            Map.of(
                "id", use.path("toolUseId").asText(),
                "type", "function",
                "function",
                    Map.of(
                        "name", use.path("name").asText(),
                        "arguments", Json.compact(use.path("input")))));
      } else if (result.isObject()) {
        messages.add(
            Map.of(
                "role", "tool",
                "tool_call_id", result.path("toolUseId").asText(),
                "content", Conversation.text(result.path("content"))));
      }
    }
    String text = Conversation.text(message.path("content"));
    if (!text.isEmpty() || !calls.isEmpty()) {
      Map<String, Object> made = new LinkedHashMap<>();
      made.put("role", message.path("role").asText());
      made.put("content", text);
      if (!calls.isEmpty()) {
        made.put("tool_calls", calls);
      }
      messages.add(made);
    }
  }

  private static Said said(Conversation conversation, JsonNode message) {
    List<Said.Call> calls = new ArrayList<>();
    for (JsonNode call : message.path("tool_calls")) {
      String id = call.path("id").asText("");
      JsonNode arguments = call.at("/function/arguments");
      calls.add(
          new Said.Call(
              id.isEmpty() ? conversation.callId(calls.size()) : id,
              call.at("/function/name").asText(),
              arguments.isTextual() ? Json.parse(arguments.asText()) : arguments));
    }
    return new Said(message.path("content").asText(""), calls);
  }
}
