package io.acore.localcloud.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acore.base.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** MCP's methods. */
final class Conversation {
  static final int PAGE = 30;

  private static final String CURSOR = "after:";

  private final Toolbox toolbox;
  private final Guard guard;
  private final GatewayLog log;

  Conversation(Toolbox toolbox, Guard guard, GatewayLog log) {
    this.toolbox = toolbox;
    this.guard = guard;
    this.log = log;
  }

  /** The result of a request; waits for tools. */
  ObjectNode answer(Incoming incoming) throws Refusal {
    return switch (incoming.request().method()) {
      case "initialize" -> initialize(incoming.gateway(), incoming.request().params());
      case "ping" -> Json.mapper().createObjectNode();
      case "tools/list" -> list(incoming);
      case "tools/call" -> call(incoming);
      default ->
          throw Refusal.answer(
              Refusal.NO_METHOD, "Method not found: " + incoming.request().method());
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

  private ObjectNode list(Incoming incoming) throws Refusal {
    List<ObjectNode> tools = new ArrayList<>();
    if (incoming.gateway().searches()) {
      tools.add(ToolSearch.definition());
    }
    visible(incoming).forEach(tool -> tools.add(tool.definition()));
    int from = offset(incoming.request().params().path("cursor"), tools.size());
    int to = Math.min(tools.size(), from + PAGE);
    ObjectNode result = Json.mapper().createObjectNode();
    result.putArray("tools").addAll(tools.subList(from, to));
    if (to < tools.size()) {
      String cursor = CURSOR + to;
      result.put(
          "nextCursor",
          Base64.getUrlEncoder().encodeToString(cursor.getBytes(StandardCharsets.UTF_8)));
    }
    return result;
  }

  private List<OfferedTool> visible(Incoming incoming) {
    return guard.visible(
        incoming, toolbox.tools(incoming.gateway(), e -> failed(incoming, "tools/list", e)));
  }

  private ObjectNode call(Incoming incoming) throws Refusal {
    RpcRequest request = incoming.request();
    String name = request.params().path("name").asText();
    JsonNode arguments = request.params().path("arguments");
    if (!arguments.isMissingNode() && !arguments.isNull() && !arguments.isObject()) {
      throw Refusal.answer(Refusal.INVALID_PARAMS, "`arguments` must be an object");
    }
    ObjectNode given =
        arguments instanceof ObjectNode object ? object : Json.mapper().createObjectNode();
    if (incoming.gateway().searches() && name.equals(ToolSearch.NAME)) {
      return ToolSearch.find(given, visible(incoming));
    }
    try {
      OfferedTool tool =
          toolbox
              .find(incoming.gateway(), name)
              .orElseThrow(() -> Refusal.answer(Refusal.INVALID_PARAMS, "Unknown tool: " + name));
      guard.check(incoming, tool, given);
      return toolbox
          .behind(incoming.gateway(), tool)
          .call(tool.tool(), new ToolCall(incoming, given));
    } catch (ToolFailure e) {
      failed(incoming, "tools/call " + name, e);
      return Results.text(reason(incoming.gateway(), e), true);
    }
  }

  /** What a caller may know of a failure. */
  static String reason(Gateway gateway, ToolFailure failure) {
    return gateway.debug() ? failure.reason() : "An internal error occurred. Please retry later.";
  }

  private void failed(Incoming incoming, String what, ToolFailure failure) {
    log.line(incoming.gateway().arn(), incoming.id(), true, what + ": " + failure.reason());
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
