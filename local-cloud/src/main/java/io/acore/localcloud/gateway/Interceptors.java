package io.acore.localcloud.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acore.base.Json;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The functions of a gateway that see every message before its tools, and every answer after. */
final class Interceptors {
  private static final String VERSION = "1.0";

  private final Lambda lambda;

  Interceptors(Lambda lambda) {
    this.lambda = lambda;
  }

  /** What an interceptor makes of a request: another one, or the answer to it. */
  record Outcome(Incoming request, Optional<Reply> reply) {}

  Outcome request(Incoming incoming, byte[] raw) throws Refusal, ToolFailure {
    Optional<JsonNode> interceptor = find(incoming.gateway(), "REQUEST");
    if (interceptor.isEmpty()) {
      return new Outcome(incoming, Optional.empty());
    }
    ObjectNode input = input(interceptor.get(), incoming, raw);
    ((ObjectNode) input.path("mcp")).putNull("gatewayResponse");
    JsonNode output = run(interceptor.get(), input, incoming);
    JsonNode response = output.path("transformedGatewayResponse");
    if (response.isObject()) {
      return new Outcome(incoming, Optional.of(reply(response, Reply.empty(200))));
    }
    JsonNode request = output.path("transformedGatewayRequest");
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.putAll(incoming.headers());
    request
        .path("headers")
        .properties()
        .forEach(it -> headers.put(it.getKey(), it.getValue().asText()));
    RpcRequest message =
        request.path("body").isObject() ? RpcRequest.of(request.path("body")) : incoming.request();
    return new Outcome(
        new Incoming(
            incoming.gateway(),
            incoming.caller(),
            incoming.id(),
            message,
            headers,
            incoming.scope()),
        Optional.empty());
  }

  Reply response(Incoming incoming, byte[] raw, Reply reply) throws ToolFailure {
    Optional<JsonNode> interceptor = find(incoming.gateway(), "RESPONSE");
    if (interceptor.isEmpty()) {
      return reply;
    }
    ObjectNode input = input(interceptor.get(), incoming, raw);
    ObjectNode response = ((ObjectNode) input.path("mcp")).putObject("gatewayResponse");
    response.put("statusCode", reply.status());
    response.putObject("headers");
    reply.headers().forEach(response.withObject("/headers")::put);
    response.set("body", reply.body());
    JsonNode output = run(interceptor.get(), input, incoming);
    return reply(output.path("transformedGatewayResponse"), reply);
  }

  private static ObjectNode input(JsonNode interceptor, Incoming incoming, byte[] raw) {
    ObjectNode input = Json.mapper().createObjectNode().put("interceptorInputVersion", VERSION);
    ObjectNode mcp = input.putObject("mcp");
    mcp.putObject("rawGatewayRequest").put("body", new String(raw, StandardCharsets.UTF_8));
    ObjectNode request =
        mcp.putObject("gatewayRequest").put("path", "/mcp").put("httpMethod", "POST");
    ObjectNode headers = request.putObject("headers");
    if (interceptor.path("inputConfiguration").path("passRequestHeaders").asBoolean()) {
      incoming.headers().forEach(headers::put);
    }
    request.set("body", incoming.request().message());
    request.putNull("context");
    return input;
  }

  private JsonNode run(JsonNode interceptor, ObjectNode input, Incoming incoming)
      throws ToolFailure {
    String function = interceptor.path("interceptor").path("lambda").path("arn").asText();
    String text =
        lambda.invoke(function, input, Json.mapper().createObjectNode(), incoming.scope());
    try {
      JsonNode output = Json.mapper().readTree(text);
      if (!output.path("interceptorOutputVersion").asText().equals(VERSION)) {
        throw new ToolFailure(
            "The interceptor `"
                + function
                + "` answered without `interceptorOutputVersion`: \"1.0\"");
      }
      return output.path("mcp");
    } catch (JsonProcessingException e) {
      throw new ToolFailure("The interceptor `" + function + "` did not answer JSON", e);
    }
  }

  private static Reply reply(JsonNode response, Reply otherwise) {
    if (!response.isObject()) {
      return otherwise;
    }
    Map<String, String> headers = new TreeMap<>(otherwise.headers());
    response
        .path("headers")
        .properties()
        .forEach(it -> headers.put(it.getKey(), it.getValue().asText()));
    int status = response.path("statusCode").asInt(otherwise.status());
    return new Reply(
        status >= 200 && status <= 599 ? status : otherwise.status(),
        headers,
        response.has("body") ? response.path("body") : otherwise.body());
  }

  private static Optional<JsonNode> find(Gateway gateway, String point) {
    for (JsonNode interceptor : gateway.fields().path("interceptorConfigurations")) {
      for (JsonNode at : interceptor.path("interceptionPoints")) {
        if (at.asText().equals(point)) {
          return Optional.of(interceptor);
        }
      }
    }
    return Optional.empty();
  }
}
