package io.acore.localcloud.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.acore.base.Json;
import io.acore.localcloud.shape.AwsError;
import io.acore.localcloud.shape.Member;
import io.acore.localcloud.shape.Operation;
import io.acore.localcloud.shape.ServiceModel;
import io.acore.localcloud.shape.Shape;
import io.undertow.server.HttpServerExchange;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Gathers an operation's input from the path, the query, the headers and the body. */
public final class Requests {
  private final ServiceModel model;

  public Requests(ServiceModel model) {
    this.model = model;
  }

  public ObjectNode input(Operation operation, HttpServerExchange exchange, byte[] body) {
    ObjectNode input = Json.mapper().createObjectNode();
    Shape shape = model.shape(operation.input());
    JsonNode sent = parse(body);
    shape
        .members()
        .forEach(
            (name, member) -> {
              switch (member.in()) {
                case "uri" -> input.put(name, label(operation, member, exchange));
                case "querystring" -> query(input, name, member, exchange);
                case "header" -> header(input, name, member, exchange);
                case "body" -> {
                  if (sent.has(name)) {
                    input.set(name, sent.get(name));
                  }
                }
                default -> throw new IllegalStateException("a member in " + member.in());
              }
            });
    return input;
  }

  private static JsonNode parse(byte[] body) {
    if (body.length == 0) {
      return Json.mapper().createObjectNode();
    }
    try {
      JsonNode sent = Json.parse(new String(body, StandardCharsets.UTF_8));
      if (sent.isObject()) {
        return sent;
      }
    } catch (IllegalStateException notJson) {
      throw cannotParse();
    }
    throw cannotParse();
  }

  private static AwsError cannotParse() {
    return new AwsError(
        "ValidationException", "The body is not a JSON object", "CannotParse", List.of());
  }

  private static String label(Operation operation, Member member, HttpServerExchange exchange) {
    int at = operation.segments().indexOf("{" + member.name() + "}");
    List<String> segments = new ArrayList<>();
    for (String segment : path(exchange).split("/", -1)) {
      if (!segment.isEmpty()) {
        segments.add(segment);
      }
    }
    return Uris.decode(segments.get(at));
  }

  /** As sent: decoded only after it is cut, because an ARN has slashes of its own. */
  public static String path(HttpServerExchange exchange) {
    String uri = exchange.getRequestURI();
    int authority = uri.indexOf("://");
    return authority < 0 ? uri : uri.substring(uri.indexOf('/', authority + 3));
  }

  private void query(ObjectNode input, String name, Member member, HttpServerExchange exchange) {
    Deque<String> values = exchange.getQueryParameters().get(member.name());
    if (values == null) {
      return;
    }
    Shape shape = model.shape(member.shape());
    if (shape.type().equals("list")) {
      values.forEach(it -> input.withArray(name).add(Uris.decode(it)));
    } else {
      input.set(name, scalar(shape, Uris.decode(values.getFirst())));
    }
  }

  private static void header(
      ObjectNode input, String name, Member member, HttpServerExchange exchange) {
    String value = exchange.getRequestHeaders().getFirst(member.name());
    if (value != null) {
      input.put(name, value);
    }
  }

  private static JsonNode scalar(Shape shape, String text) {
    return switch (shape.type()) {
      case "integer", "long" ->
          text.matches("-?[0-9]{1,18}")
              ? LongNode.valueOf(Long.parseLong(text))
              : TextNode.valueOf(text);
      case "boolean" -> BooleanNode.valueOf(text.equals("true"));
      default -> TextNode.valueOf(text);
    };
  }
}
