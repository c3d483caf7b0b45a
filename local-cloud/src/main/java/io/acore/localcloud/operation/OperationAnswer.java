package io.acore.localcloud.operation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acore.base.Json;
import io.acore.localcloud.http.Answers;
import io.acore.localcloud.http.EventStream;
import io.acore.localcloud.shape.Operation;
import io.acore.localcloud.shape.ServiceModel;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/** Puts an answer where its shape says: headers, the body, or a stream of events. */
final class OperationAnswer {
  private static final String STREAM = "stream";

  private OperationAnswer() {}

  static void send(
      HttpServerExchange exchange, ServiceModel model, Operation operation, JsonNode answer) {
    ObjectNode body = answer.deepCopy();
    model
        .shape(operation.output())
        .members()
        .forEach(
            (name, member) -> {
              if (member.in().equals("header") && body.has(name)) {
                String value = body.remove(name).asText();
                exchange.getResponseHeaders().put(new HttpString(member.name()), value);
              }
            });
    if (body.path(STREAM).isArray()) {
      stream(exchange, operation.status(), body.path(STREAM));
    } else {
      Answers.send(exchange, operation.status(), body);
    }
  }

  private static void stream(HttpServerExchange exchange, int status, JsonNode events) {
    ByteArrayOutputStream frames = new ByteArrayOutputStream();
    for (JsonNode event : events) {
      event
          .properties()
          .forEach(
              it -> frames.writeBytes(EventStream.event(it.getKey(), Json.compact(it.getValue()))));
    }
    exchange.setStatusCode(status);
    exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, EventStream.CONTENT_TYPE);
    exchange.getResponseSender().send(ByteBuffer.wrap(frames.toByteArray()));
  }
}
