package io.acore.localcloud.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acore.base.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Another MCP server, called through; its list of tools is kept until the target is synchronized.
 */
final class McpTarget implements ToolTarget {
  private static final int MOST_PAGES = 100;
  private static final String SESSION = "Mcp-Session-Id";

  private final Target target;
  private final Remote remote;
  private final Gateway gateway;
  private final AtomicLong ids = new AtomicLong();

  McpTarget(Target target, Gateway gateway, Remote remote) {
    this.target = target;
    this.gateway = gateway;
    this.remote = remote;
  }

  /** An opened conversation: the headers that every further message bears. */
  private record Opened(ToolCall call, Map<String, String> headers) {}

  @Override
  public List<Tool> tools() throws ToolFailure {
    try (Scope scope = Scope.own()) {
      Opened opened = open(ToolCall.own(gateway, scope));
      List<Tool> tools = new ArrayList<>();
      JsonNode cursor = MissingNode.getInstance();
      for (int page = 0; page < MOST_PAGES; page++) {
        ObjectNode params = Json.mapper().createObjectNode();
        if (cursor.isTextual()) {
          params.set("cursor", cursor);
        }
        JsonNode result = ask(opened, "tools/list", params);
        for (JsonNode it : result.path("tools")) {
          ObjectNode definition = it.deepCopy();
          definition.remove("name");
          tools.add(new Tool(it.path("name").asText(), definition));
        }
        cursor = result.path("nextCursor");
        if (!cursor.isTextual()) {
          close(opened);
          return List.copyOf(tools);
        }
      }
      throw new ToolFailure("`" + address() + "` has more than " + MOST_PAGES + " pages of tools");
    }
  }

  @Override
  public ObjectNode call(Tool tool, ToolCall call) throws ToolFailure {
    Opened opened = open(call);
    ObjectNode params = Json.mapper().createObjectNode().put("name", tool.name());
    params.set("arguments", call.arguments());
    JsonNode result = ask(opened, "tools/call", params);
    close(opened);
    if (result instanceof ObjectNode object) {
      return object;
    }
    throw new ToolFailure("`" + address() + "` answered no result");
  }

  private String address() {
    return target.configuration().path("mcpServer").path("endpoint").asText();
  }

  private Opened open(ToolCall call) throws ToolFailure {
    ObjectNode params = Json.mapper().createObjectNode();
    params.put("protocolVersion", Gateway.VERSIONS.get(Gateway.VERSIONS.size() - 1));
    params.putObject("capabilities");
    params.putObject("clientInfo").put("name", gateway.name()).put("version", "1.0.0");
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    Opened opened = new Opened(call, headers);
    Outbound.Answer answer = send(opened, request("initialize", params));
    String version = result(answer).path("protocolVersion").asText();
    if (!answer.header(SESSION).isEmpty()) {
      headers.put(SESSION, answer.header(SESSION));
    }
    headers.put("MCP-Protocol-Version", version);
    ObjectNode note = Json.mapper().createObjectNode().put("jsonrpc", "2.0");
    Outbound.Answer noted = send(opened, note.put("method", "notifications/initialized"));
    if (!noted.fine()) {
      throw new ToolFailure("`" + address() + "` answered HTTP " + noted.status());
    }
    return opened;
  }

  /** Best effort: a server need not let its sessions be ended. */
  private void close(Opened opened) throws ToolFailure {
    if (opened.headers().containsKey(SESSION)) {
      remote.send(target, opened.call(), "DELETE", address(), opened.headers(), "", text -> true);
    }
  }

  private JsonNode ask(Opened opened, String method, ObjectNode params) throws ToolFailure {
    return result(send(opened, request(method, params)));
  }

  private ObjectNode request(String method, ObjectNode params) {
    ObjectNode message =
        Json.mapper()
            .createObjectNode()
            .put("jsonrpc", "2.0")
            .put("id", ids.incrementAndGet())
            .put("method", method);
    message.set("params", params);
    return message;
  }

  private Outbound.Answer send(Opened opened, ObjectNode message) throws ToolFailure {
    Map<String, String> headers = new TreeMap<>(opened.headers());
    headers.put("Content-Type", "application/json");
    headers.put("Accept", "application/json, text/event-stream");
    return remote.send(
        target,
        opened.call(),
        "POST",
        address(),
        headers,
        message.toString(),
        text -> !McpEvents.answer(text, message.path("id")).isMissingNode());
  }

  private JsonNode result(Outbound.Answer answer) throws ToolFailure {
    if (!answer.fine()) {
      throw new ToolFailure(
          "`" + address() + "` answered HTTP " + answer.status() + ": " + answer.shortened());
    }
    JsonNode message;
    try {
      message =
          answer.header("Content-Type").startsWith("text/event-stream")
              ? McpEvents.answer(answer.text(), MissingNode.getInstance())
              : Json.mapper().readTree(answer.text());
    } catch (JsonProcessingException e) {
      throw new ToolFailure("`" + address() + "` did not answer JSON", e);
    }
    if (message.has("error")) {
      throw new ToolFailure(
          "`" + address() + "` refuses: " + message.path("error").path("message").asText());
    }
    if (!message.has("result")) {
      throw new ToolFailure("`" + address() + "` ended its answer without a result");
    }
    return message.path("result");
  }
}
