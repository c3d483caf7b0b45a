package io.acore.localcloud.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acore.base.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One operation of an HTTP API.
 *
 * @param server the address before the path
 * @param path with its parameters in braces
 * @param parameters where each one travels
 * @param body how the body is made
 */
record ApiOperation(
    String method,
    String server,
    String path,
    List<Parameter> parameters,
    Body body,
    ObjectNode definition) {

  /** One parameter: `path`, `query`, `header` or `cookie`. */
  record Parameter(String name, String in, boolean required) {}

  /** Nothing, the arguments that are no parameters, or the argument `body`. */
  enum Body {
    NONE,
    MEMBERS,
    WHOLE
  }

  /** What is sent. */
  record Request(String address, Map<String, String> headers, String body) {}

  ObjectNode call(Tool tool, Target target, ToolCall call, Remote remote) throws ToolFailure {
    Request request = request(call.arguments());
    Outbound.Answer answer =
        remote.send(
            target,
            call,
            method,
            request.address(),
            request.headers(),
            request.body(),
            text -> false);
    // What the API refuses, it refuses for a reason that the model can read and act on
    return answer.fine()
        ? Results.of(tool, answer.text())
        : Results.text("HTTP " + answer.status() + ": " + answer.shortened(), true);
  }

  Request request(ObjectNode arguments) throws ToolFailure {
    String filled = path;
    List<String> query = new ArrayList<>();
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    ObjectNode rest = arguments.deepCopy();
    for (Parameter parameter : parameters) {
      JsonNode value = rest.path(parameter.name());
      rest.remove(parameter.name());
      if (value.isMissingNode() || value.isNull()) {
        if (parameter.required()) {
          throw new ToolFailure("The argument `" + parameter.name() + "` is missing");
        }
        continue;
      }
      switch (parameter.in()) {
        case "path" -> filled = filled.replace("{" + parameter.name() + "}", encode(text(value)));
        case "query" ->
            values(value).forEach(it -> query.add(encode(parameter.name()) + "=" + encode(it)));
        case "header" -> headers.put(parameter.name(), text(value));
        default -> headers.put("Cookie", parameter.name() + "=" + encode(text(value)));
      }
    }
    if (filled.indexOf('{') >= 0) {
      throw new ToolFailure("The path `" + path + "` has a part that no parameter fills");
    }
    String sent = body(rest);
    if (!sent.isEmpty()) {
      headers.put("Content-Type", "application/json");
    }
    headers.put("Accept", "application/json, */*");
    String address = server + filled;
    return new Request(
        query.isEmpty() ? address : address + "?" + String.join("&", query), headers, sent);
  }

  private String body(ObjectNode rest) {
    return switch (body) {
      case NONE -> "";
      case MEMBERS -> rest.toString();
      case WHOLE -> rest.has("body") ? rest.path("body").toString() : "";
    };
  }

  private static List<String> values(JsonNode value) {
    List<String> values = new ArrayList<>();
    if (value.isArray()) {
      value.forEach(it -> values.add(text(it)));
    } else {
      values.add(text(value));
    }
    return values;
  }

  private static String text(JsonNode value) {
    return value.isValueNode() ? value.asText() : Json.compact(value);
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
