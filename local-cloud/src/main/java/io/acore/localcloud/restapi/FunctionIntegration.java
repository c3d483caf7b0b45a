package io.acore.localcloud.restapi;

import com.fasterxml.jackson.databind.JsonNode;
import io.acore.localcloud.lambda.InvokeRequest;
import io.acore.localcloud.lambda.Outcome;
import io.acore.localcloud.lambda.Payload;
import io.undertow.server.HttpServerExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code AWS_PROXY}: a function gets the whole request and makes the whole answer. */
final class FunctionIntegration implements Integration {
  private final Functions functions;

  FunctionIntegration(Functions functions) {
    this.functions = functions;
  }

  @Override
  public void answer(Call call, HttpServerExchange exchange)
      throws GatewayRefusal, IOException, InterruptedException {
    String uri = call.found.method().at("/methodIntegration/uri").asText();
    Map<String, Object> event = call.event();
    call.body(event);
    Optional<InvokeRequest.StreamTarget> stream =
        Functions.streams(uri)
            ? Optional.of(type -> new StreamedReply(exchange, call.id, type))
            : Optional.empty();
    Outcome outcome =
        functions
            .call(call, uri, Payload.json(event), Integration.limitMillis(call), stream)
            .orElseThrow(GatewayRefusal::badAnswer);
    if (outcome.streamed()) {
      // The function has closed the answer itself; one that it broke off cannot be taken back
      exchange.endExchange();
    } else if (outcome.failed()) {
      throw GatewayRefusal.badAnswer();
    } else {
      JsonNode made = outcome.payload().value().orElseThrow(GatewayRefusal::badAnswer);
      reply(call, made).send(exchange, call.id);
    }
  }

  private static Reply reply(Call call, JsonNode answer) throws GatewayRefusal {
    JsonNode status = answer.path("statusCode");
    boolean fine =
        answer.isObject()
            && (status.isInt() || status.asText("").matches("[1-5][0-9]{2}"))
            && (answer.path("body").isMissingNode()
                || answer.path("body").isNull()
                || answer.path("body").isTextual());
    if (!fine) {
      throw GatewayRefusal.badAnswer();
    }
    Map<String, List<String>> headers = headers(answer);
    String body = answer.path("body").isTextual() ? answer.path("body").asText() : "";
    boolean binary =
        answer.path("isBase64Encoded").asBoolean()
            && (call.api.binary(call.header("Accept").orElse(""))
                || call.api.binary(
                    headers.getOrDefault("Content-Type", List.of("application/json")).get(0)));
    try {
      return new Reply(
          status.asInt(),
          headers,
          binary ? Base64.getDecoder().decode(body) : body.getBytes(StandardCharsets.UTF_8));
    } catch (IllegalArgumentException notBase64) {
      throw GatewayRefusal.badAnswer();
    }
  }

  static Map<String, List<String>> headers(JsonNode answer) {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    answer
        .path("headers")
        .properties()
        .forEach(entry -> headers.put(entry.getKey(), List.of(entry.getValue().asText())));
    answer
        .path("multiValueHeaders")
        .properties()
        .forEach(
            entry -> {
              List<String> values = new ArrayList<>();
              entry.getValue().forEach(value -> values.add(value.asText()));
              headers.put(entry.getKey(), values);
            });
    return headers;
  }
}
