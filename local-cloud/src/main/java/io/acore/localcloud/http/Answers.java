package io.acore.localcloud.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.acore.base.Json;
import io.acore.localcloud.shape.AwsError;
import io.acore.localcloud.shape.Operation;
import io.acore.localcloud.shape.ServiceModel;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Sends what AWS clients read as an answer or as an error. */
public final class Answers {
  private static final HttpString ERROR_TYPE = new HttpString("x-amzn-ErrorType");
  private static final HttpString REQUEST_ID = new HttpString("x-amzn-RequestId");

  private Answers() {}

  /** Every answer has one, errors too. */
  public static void nameRequest(HttpServerExchange exchange) {
    exchange.getResponseHeaders().put(REQUEST_ID, UUID.randomUUID().toString());
  }

  public static void send(HttpServerExchange exchange, int status, JsonNode answer) {
    exchange.setStatusCode(status);
    if (status == 204) {
      exchange.endExchange();
      return;
    }
    exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "application/json");
    exchange.getResponseSender().send(Json.compact(answer), StandardCharsets.UTF_8);
  }

  /** Memory calls its server errors by names of its own. */
  public static void fail(
      HttpServerExchange exchange, ServiceModel model, Operation operation, AwsError error) {
    String code = error.code();
    if (code.equals("InternalServerException") && !operation.errors().contains(code)) {
      code = operation.errors().contains("ServiceException") ? "ServiceException" : code;
    }
    int status = model.find(code).map(it -> it.status()).filter(it -> it > 0).orElse(500);
    exchange.getResponseHeaders().put(ERROR_TYPE, code);
    send(exchange, status, error.body());
  }
}
