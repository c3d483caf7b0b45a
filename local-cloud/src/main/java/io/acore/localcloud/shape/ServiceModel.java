package io.acore.localcloud.shape;

import com.fasterxml.jackson.databind.JsonNode;
import io.acore.base.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** All shapes and operations of one API. */
public final class ServiceModel {
  /** The model's pattern leaves out the digit in the ARN of an OAuth2 credential provider. */
  private static final Map<String, String> CORRECTED =
      Map.of(
          "TaggableResourcesArn",
          "arn:(?:[^:]+)?:bedrock-agentcore:[a-z0-9-]+:[0-9]{12}:([a-z0-9-]+/[^/]+)(?:/[a-z0-9-]+/[^/]+)*");

  private final Map<String, Operation> operations = new TreeMap<>();
  private final Map<String, Shape> shapes = new TreeMap<>();

  private ServiceModel(JsonNode tree) {
    tree.path("operations")
        .properties()
        .forEach(it -> operations.put(it.getKey(), operation(it.getKey(), it.getValue())));
    tree.path("shapes")
        .properties()
        .forEach(it -> shapes.put(it.getKey(), shape(it.getKey(), it.getValue())));
  }

  /** Reads what {@code derive_shapes.py} wrote, from beside a class. */
  public static ServiceModel load(Class<?> beside, String resource) {
    try (InputStream in = Objects.requireNonNull(beside.getResourceAsStream(resource), resource)) {
      return new ServiceModel(Json.mapper().readTree(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Map<String, Operation> operations() {
    return operations;
  }

  public Operation operation(String name) {
    return Objects.requireNonNull(operations.get(name), () -> "no operation " + name);
  }

  public Shape shape(String name) {
    return Objects.requireNonNull(shapes.get(name), () -> "no shape " + name);
  }

  public Optional<Shape> find(String name) {
    return Optional.ofNullable(shapes.get(name));
  }

  /** The operation that a request is, by its method and its path as sent. */
  public Optional<Operation> match(String method, String rawPath) {
    List<String> segments = segments(rawPath);
    return operations.values().stream()
        .filter(it -> it.method().equals(method) && fits(it.segments(), segments))
        // `/memories/create` is also `/memories/{memoryId}`: the one with fewer labels is meant
        .min((a, b) -> Long.compare(labels(a), labels(b)));
  }

  /** A trailing slash says nothing: clients differ in it. */
  static List<String> segments(String path) {
    List<String> segments = new ArrayList<>();
    for (String segment : path.split("/", -1)) {
      if (!segment.isEmpty()) {
        segments.add(segment);
      }
    }
    return segments;
  }

  private static boolean fits(List<String> pattern, List<String> segments) {
    if (pattern.size() != segments.size()) {
      return false;
    }
    for (int i = 0; i < pattern.size(); i++) {
      if (!pattern.get(i).startsWith("{") && !pattern.get(i).equals(segments.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static long labels(Operation operation) {
    return operation.segments().stream().filter(it -> it.startsWith("{")).count();
  }

  private static Operation operation(String name, JsonNode node) {
    return new Operation(
        name,
        node.path("method").asText(),
        segments(node.path("uri").asText()),
        node.path("status").asInt(),
        node.path("input").asText(),
        node.path("output").asText(),
        texts(node.path("errors")));
  }

  private static Shape shape(String name, JsonNode node) {
    Map<String, Member> members = new LinkedHashMap<>();
    node.path("members")
        .properties()
        .forEach(it -> members.put(it.getKey(), member(it.getKey(), it.getValue())));
    return new Shape(
        name,
        node.path("type").asText(),
        members,
        texts(node.path("required")),
        texts(node.path("enum")),
        node.has("pattern")
            ? Optional.of(
                Pattern.compile(CORRECTED.getOrDefault(name, node.path("pattern").asText())))
            : Optional.empty(),
        number(node.path("min")),
        number(node.path("max")),
        node.path("union").asBoolean(),
        node.path("document").asBoolean(),
        node.path("format").asText(),
        node.path("type").asText().equals("map")
            ? node.path("value").asText()
            : node.path("member").asText(),
        node.path("key").asText(),
        node.path("status").asInt());
  }

  private static Member member(String name, JsonNode node) {
    return new Member(
        node.path("shape").asText(),
        node.path("in").asText("body"),
        node.path("name").asText(name),
        node.path("token").asBoolean());
  }

  private static OptionalDouble number(JsonNode node) {
    return node.isNumber() ? OptionalDouble.of(node.asDouble()) : OptionalDouble.empty();
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(it -> texts.add(it.asText()));
    return List.copyOf(texts);
  }
}
