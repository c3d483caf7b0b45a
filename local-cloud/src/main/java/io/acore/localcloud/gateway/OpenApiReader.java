package io.acore.localcloud.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acore.base.Json;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Makes tools of an OpenAPI 3 document: the parameters and the members of a body side by side. */
final class OpenApiReader {
  private static final List<String> METHODS =
      List.of("get", "put", "post", "delete", "patch", "head", "options");
  private static final int MOST_NODES = 100_000;
  private static final int DEEPEST = 24;

  private final JsonNode document;
  private final Deque<String> expanding = new ArrayDeque<>();
  private int nodes;

  OpenApiReader(JsonNode document) {
    this.document = document;
  }

  /** By their names, in the order of the document. */
  Map<String, ApiOperation> operations() throws ToolFailure {
    if (!document.path("openapi").asText().startsWith("3.")) {
      throw new ToolFailure("The target's schema is not an OpenAPI 3 document");
    }
    Map<String, ApiOperation> operations = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
      JsonNode item = resolved(path.getValue());
      for (String method : METHODS) {
        JsonNode operation = item.path(method);
        String name = operation.path("operationId").asText();
        if (operation.isObject() && !name.isEmpty()) {
          operations.put(name, operation(path.getKey(), item, method, operation));
        }
      }
    }
    if (operations.isEmpty()) {
      throw new ToolFailure("The OpenAPI document has no operation with an `operationId`");
    }
    return operations;
  }

  private ApiOperation operation(String path, JsonNode item, String method, JsonNode operation)
      throws ToolFailure {
    ObjectNode schema = Json.mapper().createObjectNode().put("type", "object");
    ObjectNode properties = schema.putObject("properties");
    ArrayNode required = Json.mapper().createArrayNode();
    List<ApiOperation.Parameter> parameters = new ArrayList<>();
    for (JsonNode parameter : parameters(item, operation)) {
      String name = parameter.path("name").asText();
      String in = parameter.path("in").asText();
      boolean must = parameter.path("required").asBoolean() || in.equals("path");
      parameters.add(new ApiOperation.Parameter(name, in, must));
      ObjectNode property = inlined(parameter.path("schema"), 0);
      if (parameter.has("description") && !property.has("description")) {
        property.set("description", parameter.path("description"));
      }
      properties.set(name, property);
      if (must) {
        required.add(name);
      }
    }
    ApiOperation.Body body = body(resolved(operation.path("requestBody")), properties, required);
    if (!required.isEmpty()) {
      schema.set("required", required);
    }
    ObjectNode definition = Json.mapper().createObjectNode();
    definition.put(
        "description",
        operation
            .path("description")
            .asText(
                operation.path("summary").asText(method.toUpperCase(Locale.ROOT) + " " + path)));
    definition.set("inputSchema", schema);
    return new ApiOperation(
        method.toUpperCase(Locale.ROOT),
        server(item, operation),
        path,
        List.copyOf(parameters),
        body,
        definition);
  }

  /** Those of the path and of the operation; the operation's win. */
  private Iterable<JsonNode> parameters(JsonNode item, JsonNode operation) throws ToolFailure {
    Map<String, JsonNode> parameters = new LinkedHashMap<>();
    for (JsonNode list : List.of(item.path("parameters"), operation.path("parameters"))) {
      for (JsonNode it : list) {
        JsonNode parameter = resolved(it);
        parameters.put(
            parameter.path("in").asText() + " " + parameter.path("name").asText(), parameter);
      }
    }
    return parameters.values();
  }

  private ApiOperation.Body body(JsonNode requestBody, ObjectNode properties, ArrayNode required)
      throws ToolFailure {
    JsonNode content = requestBody.path("content").path("application/json").path("schema");
    if (!requestBody.isObject() || content.isMissingNode()) {
      return ApiOperation.Body.NONE;
    }
    ObjectNode schema = inlined(content, 0);
    boolean members = schema.path("properties").isObject();
    for (Map.Entry<String, JsonNode> it : schema.path("properties").properties()) {
      members = members && !properties.has(it.getKey());
    }
    if (members) {
      schema
          .path("properties")
          .properties()
          .forEach(it -> properties.set(it.getKey(), it.getValue()));
      schema.path("required").forEach(required::add);
      return ApiOperation.Body.MEMBERS;
    }
    properties.set("body", schema);
    if (requestBody.path("required").asBoolean()) {
      required.add("body");
    }
    return ApiOperation.Body.WHOLE;
  }

  private String server(JsonNode item, JsonNode operation) throws ToolFailure {
    for (JsonNode servers :
        List.of(operation.path("servers"), item.path("servers"), document.path("servers"))) {
      JsonNode server = servers.path(0);
      String url = server.path("url").asText();
      if (!url.isEmpty()) {
        for (Map.Entry<String, JsonNode> it : server.path("variables").properties()) {
          url = url.replace("{" + it.getKey() + "}", it.getValue().path("default").asText());
        }
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
      }
    }
    throw new ToolFailure("The OpenAPI document names no server");
  }

  /** A schema without references, so that it means the same away from its document. */
  private ObjectNode inlined(JsonNode schema, int depth) throws ToolFailure {
    ObjectNode copy = Json.mapper().createObjectNode();
    String reference = schema.path("$ref").asText();
    if (depth > DEEPEST || (!reference.isEmpty() && expanding.contains(reference))) {
      // A schema that contains itself has no end; what is deeper may be anything
      return copy;
    }
    expanding.addLast(reference);
    for (Map.Entry<String, JsonNode> it : resolved(schema).properties()) {
      copy.set(it.getKey(), inlinedValue(it.getValue(), depth));
    }
    expanding.removeLast();
    return copy;
  }

  private JsonNode inlinedValue(JsonNode value, int depth) throws ToolFailure {
    if (++nodes > MOST_NODES) {
      throw new ToolFailure("The OpenAPI document's schemas are too large, or refer to themselves");
    }
    if (value.isObject()) {
      return inlined(value, depth + 1);
    }
    if (value.isArray()) {
      ArrayNode items = Json.mapper().createArrayNode();
      for (JsonNode item : value) {
        items.add(inlinedValue(item, depth + 1));
      }
      return items;
    }
    return value;
  }

  private JsonNode resolved(JsonNode node) throws ToolFailure {
    JsonNode found = node;
    for (int hops = 0; found.path("$ref").isTextual(); hops++) {
      String reference = found.path("$ref").asText();
      if (!reference.startsWith("#/") || hops > DEEPEST) {
        throw new ToolFailure("The reference `" + reference + "` does not stay in the document");
      }
      found = document.at(reference.substring(1));
      if (found.isMissingNode()) {
        throw new ToolFailure("The reference `" + reference + "` leads nowhere");
      }
    }
    return found;
  }
}
