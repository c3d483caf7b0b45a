package io.acore.localcloud.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acore.base.Json;
import io.undertow.util.HeaderMap;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/** MCP's methods. */
final class Conversation {
  static final int PAGE = 30;

  private static final String CURSOR = "after:";

  private final Toolbox toolbox;
  private final GatewayLog log;

  Conversation(Toolbox toolbox, GatewayLog log) {
    this.toolbox = toolbox;
    this.log = log;
  }

  /** The result of a request; waits for tools. */
  ObjectNode answer(Gateway gateway, Principal caller, RpcRequest request, HeaderMap headers)
      throws Refusal {
    return switch (request.method()) {
      case "initialize" -> initialize(gateway, request.params());
      case "ping" -> Json.mapper().createObjectNode();
      case "tools/list" -> list(gateway, request.params());
      case "tools/call" -> call(gateway, request, headers);
      default -> throw Refusal.answer(Refusal.NO_METHOD, "Method not found: " + request.method());
    };
  }

  private static ObjectNode initialize(Gateway gateway, JsonNode params) throws Refusal {
    String wanted = params.path("protocolVersion").asText();
    if (wanted.isEmpty()) {
      throw Refusal.answer(Refusal.INVALID_PARAMS, "`protocolVersion` is missing");
    }
    List<String> versions = gateway.versions();
    if (versions.isEmpty()) {
      throw Refusal.answer(
          Refusal.INVALID_PARAMS,
          "The gateway's `supportedVersions` name none of " + String.join(", ", Gateway.VERSIONS));
    }
    ObjectNode result = Json.mapper().createObjectNode();
    result.put(
        "protocolVersion", versions.contains(wanted) ? wanted : versions.get(versions.size() - 1));
    result.putObject("capabilities").putObject("tools").put("listChanged", false);
    result.putObject("serverInfo").put("name", gateway.name()).put("version", "1.0.0");
    gateway.instructions().ifPresent(text -> result.put("instructions", text));
    return result;
  }

  private ObjectNode list(Gateway gateway, JsonNode params) throws Refusal {
    List<OfferedTool> tools = toolbox.tools(gateway, e -> log.failure(gateway, "tools/list", e));
    int from = offset(params.path("cursor"), tools.size());
    int to = Math.min(tools.size(), from + PAGE);
    ObjectNode result = Json.mapper().createObjectNode();
    tools.subList(from, to).forEach(tool -> result.withArray("tools").add(tool.definition()));
    if (tools.isEmpty()) {
      result.putArray("tools");
    }
    if (to < tools.size()) {
      String cursor = CURSOR + to;
      result.put(
          "nextCursor",
          Base64.getUrlEncoder().encodeToString(cursor.getBytes(StandardCharsets.UTF_8)));
    }
    return result;
  }

  private ObjectNode call(Gateway gateway, RpcRequest request, HeaderMap headers) throws Refusal {
    String name = request.params().path("name").asText();
    JsonNode arguments = request.params().path("arguments");
    if (!arguments.isMissingNode() && !arguments.isNull() && !arguments.isObject()) {
      throw Refusal.answer(Refusal.INVALID_PARAMS, "`arguments` must be an object");
    }
    ObjectNode given =
        arguments instanceof ObjectNode object ? object : Json.mapper().createObjectNode();
    String id = UUID.randomUUID().toString();
    try {
      OfferedTool tool =
          toolbox
              .find(gateway, name)
              .orElseThrow(() -> Refusal.answer(Refusal.INVALID_PARAMS, "Unknown tool: " + name));
      return toolbox
          .behind(tool)
          .call(tool.tool(), new ToolCall(gateway, id, request.id(), given, headers));
    } catch (ToolFailure e) {
      log.failure(gateway, "tools/call " + name, e);
      return Results.text(
          gateway.debug() ? e.reason() : "An internal error occurred. Please retry later.", true);
    }
  }

  private static int offset(JsonNode cursor, int size) throws Refusal {
    if (cursor.isMissingNode() || cursor.isNull()) {
      return 0;
    }
    try {
      String text =
          new String(Base64.getUrlDecoder().decode(cursor.asText()), StandardCharsets.UTF_8);
      int offset = text.startsWith(CURSOR) ? Integer.parseInt(text.substring(CURSOR.length())) : -1;
      if (offset >= 0) {
        return Math.min(offset, size);
      }
    } catch (IllegalArgumentException e) {
      // The same as a text that is none of ours
    }
    throw Refusal.answer(Refusal.INVALID_PARAMS, "The cursor is not one of this gateway");
  }
}
