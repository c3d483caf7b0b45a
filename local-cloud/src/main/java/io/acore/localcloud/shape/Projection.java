package io.acore.localcloud.shape;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Instant;

/**
 * Cuts an answer out of what is known of a resource: the members of the answer's shape, no others,
 * and times in the form that the shape asks for. Times are kept as seconds since 1970.
 */
public final class Projection {
  private final ServiceModel model;

  public Projection(ServiceModel model) {
    this.model = model;
  }

  public JsonNode of(String shapeName, JsonNode value) {
    Shape shape = model.shape(shapeName);
    if (shape.document()) {
      return value;
    }
    return switch (shape.type()) {
      case "structure" -> structure(shape, value);
      case "list" -> list(shape, value);
      case "map" -> map(shape, value);
      case "timestamp" -> time(shape, value);
      default -> value;
    };
  }

  private JsonNode structure(Shape shape, JsonNode value) {
    if (value.isArray()) {
      // The events of a stream, each with one member of the shape
      ArrayNode events = JsonNodeFactory.instance.arrayNode();
      value.forEach(event -> events.add(structure(shape, event)));
      return events;
    }
    ObjectNode result = JsonNodeFactory.instance.objectNode();
    shape
        .members()
        .forEach(
            (name, member) -> {
              JsonNode inner = value.path(name);
              if (!inner.isMissingNode() && !inner.isNull()) {
                result.set(name, of(member.shape(), inner));
              }
            });
    return result;
  }

  private JsonNode list(Shape shape, JsonNode value) {
    ArrayNode result = JsonNodeFactory.instance.arrayNode();
    value.forEach(element -> result.add(of(shape.element(), element)));
    return result;
  }

  private JsonNode map(Shape shape, JsonNode value) {
    ObjectNode result = JsonNodeFactory.instance.objectNode();
    value.properties().forEach(it -> result.set(it.getKey(), of(shape.element(), it.getValue())));
    return result;
  }

  private static JsonNode time(Shape shape, JsonNode value) {
    if (!value.isNumber()) {
      return value;
    }
    long millis = Math.round(value.asDouble() * 1000);
    return shape.format().equals("iso8601")
        ? TextNode.valueOf(Instant.ofEpochMilli(millis).toString())
        : DoubleNode.valueOf(millis / 1000.0);
  }
}
