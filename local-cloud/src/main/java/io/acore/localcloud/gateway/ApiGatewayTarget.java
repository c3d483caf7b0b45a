package io.acore.localcloud.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acore.base.Json;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/** The methods of a stage of a REST API, each a tool; the API runs in the local cloud too. */
final class ApiGatewayTarget implements ToolTarget {
  private static final String PARAMETER = "method.request.";

  private final Target target;
  private final String region;
  private final Outbound outbound;
  private final Remote remote;
  private final Supplier<URI> endpoint;
  private volatile Map<String, ApiOperation> operations = Map.of();

  ApiGatewayTarget(
      Target target, Gateway gateway, Outbound outbound, Remote remote, Supplier<URI> endpoint) {
    this.target = target;
    this.region = gateway.region();
    this.outbound = outbound;
    this.remote = remote;
    this.endpoint = endpoint;
  }

  @Override
  public List<Tool> tools() throws ToolFailure {
    Map<String, ApiOperation> found = new LinkedHashMap<>();
    for (JsonNode resource : ask("/resources?embed=methods&limit=500").path("item")) {
      String path = resource.path("path").asText();
      for (Map.Entry<String, JsonNode> method : resource.path("resourceMethods").properties()) {
        if (chosen(path, method.getKey())) {
          ApiOperation operation = operation(path, method.getKey(), method.getValue());
          found.put(name(path, method.getKey(), method.getValue()), operation);
        }
      }
    }
    operations = found;
    List<Tool> tools = new ArrayList<>();
    found.forEach((name, operation) -> tools.add(new Tool(name, operation.definition())));
    return List.copyOf(tools);
  }

  @Override
  public ObjectNode call(Tool tool, ToolCall call) throws ToolFailure {
    ApiOperation operation = operations.get(tool.name());
    if (operation == null) {
      throw new ToolFailure("The API has no method `" + tool.name() + "`");
    }
    return operation.call(tool, target, call, remote);
  }

  private JsonNode configuration() {
    return target.configuration().path("apiGateway");
  }

  private JsonNode ask(String path) throws ToolFailure {
    String api = "/restapis/" + configuration().path("restApiId").asText();
    try (Scope scope = Scope.own()) {
      Outbound.Answer answer =
          outbound.send(
              Outbound.aws(endpoint.get(), api + path, "apigateway", region)
                  .header("Accept", "application/json")
                  .GET(),
              "`" + api + path + "`",
              scope);
      if (!answer.fine()) {
        throw new ToolFailure("`" + api + path + "` answered HTTP " + answer.status());
      }
      // API Gateway names its lists `item`; moto does too
      return Json.mapper().readTree(answer.text());
    } catch (JsonProcessingException e) {
      throw new ToolFailure("`" + api + path + "` did not answer JSON", e);
    }
  }

  /** By the filters; a star stands for any rest of a path. */
  private boolean chosen(String path, String method) {
    for (JsonNode filter :
        configuration().path("apiGatewayToolConfiguration").path("toolFilters")) {
      String wanted = filter.path("filterPath").asText();
      boolean fits =
          wanted.endsWith("*")
              ? path.startsWith(wanted.substring(0, wanted.length() - 1))
              : path.equals(wanted);
      for (JsonNode it : filter.path("methods")) {
        if (fits && it.asText().equalsIgnoreCase(method)) {
          return true;
        }
      }
    }
    return false;
  }

  private JsonNode override(String path, String method) {
    for (JsonNode it : configuration().path("apiGatewayToolConfiguration").path("toolOverrides")) {
      if (it.path("path").asText().equals(path)
          && it.path("method").asText().equalsIgnoreCase(method)) {
        return it;
      }
    }
    return Json.mapper().missingNode();
  }

  private String name(String path, String method, JsonNode fields) {
    String otherwise = method.toLowerCase(Locale.ROOT) + path.replaceAll("[^A-Za-z0-9]+", "_");
    return override(path, method)
        .path("name")
        .asText(fields.path("operationName").asText(otherwise));
  }

  private ApiOperation operation(String path, String method, JsonNode fields) throws ToolFailure {
    ObjectNode schema = Json.mapper().createObjectNode().put("type", "object");
    ObjectNode properties = schema.putObject("properties");
    ArrayNode required = Json.mapper().createArrayNode();
    List<ApiOperation.Parameter> parameters = new ArrayList<>();
    for (String part : path.split("/", -1)) {
      if (part.startsWith("{") && part.endsWith("}")) {
        String name = part.substring(1, part.length() - 1);
        parameters.add(new ApiOperation.Parameter(name, "path", true));
        properties.putObject(name).put("type", "string");
        required.add(name);
      }
    }
    for (Map.Entry<String, JsonNode> it : fields.path("requestParameters").properties()) {
      String[] parts = it.getKey().substring(PARAMETER.length()).split("\\.", 2);
      if (!parts[0].equals("path")) {
        String in = parts[0].equals("querystring") ? "query" : "header";
        parameters.add(new ApiOperation.Parameter(parts[1], in, it.getValue().asBoolean()));
        properties.putObject(parts[1]).put("type", "string");
        if (it.getValue().asBoolean()) {
          required.add(parts[1]);
        }
      }
    }
    ApiOperation.Body body = body(method, fields, properties, required);
    if (!required.isEmpty()) {
      schema.set("required", required);
    }
    ObjectNode definition = Json.mapper().createObjectNode();
    definition.put(
        "description", override(path, method).path("description").asText(method + " " + path));
    definition.set("inputSchema", schema);
    String server =
        endpoint.get().resolve("/_aws/execute-api/")
            + configuration().path("restApiId").asText()
            + "/"
            + configuration().path("stage").asText();
    return new ApiOperation(method, server, path, List.copyOf(parameters), body, definition);
  }

  private ApiOperation.Body body(
      String method, JsonNode fields, ObjectNode properties, ArrayNode required)
      throws ToolFailure {
    if (method.equals("GET") || method.equals("DELETE") || method.equals("HEAD")) {
      return ApiOperation.Body.NONE;
    }
    JsonNode model = fields.path("requestModels").path("application/json");
    if (model.isTextual() && !model.asText().equals("Empty")) {
      try {
        JsonNode schema =
            Json.mapper().readTree(ask("/models/" + model.asText()).path("schema").asText());
        if (schema.path("properties").isObject()) {
          schema
              .path("properties")
              .properties()
              .forEach(it -> properties.set(it.getKey(), it.getValue()));
          schema.path("required").forEach(required::add);
          return ApiOperation.Body.MEMBERS;
        }
      } catch (JsonProcessingException e) {
        throw new ToolFailure("The model `" + model.asText() + "` is not a JSON schema", e);
      }
    }
    properties.putObject("body").put("type", "object");
    return ApiOperation.Body.WHOLE;
  }
}
