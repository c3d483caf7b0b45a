package io.acore.localcloud.model;

import io.acore.base.Json;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.util.Map;
import org.xnio.IoUtils;

/** An error in the form of Bedrock's runtime API. */
final class ModelError extends Exception {
  private static final long serialVersionUID = 1L;

  private final String code;

  ModelError(String code, String message) {
    super(message);
    this.code = code;
  }

  static ModelError invalid(String message) {
    return new ModelError("ValidationException", message);
  }

  private int status() {
    return switch (code) {
      case "AccessDeniedException" -> 403;
      case "ResourceNotFoundException" -> 404;
      case "ModelTimeoutException" -> 408;
      case "ModelErrorException" -> 424;
      case "ThrottlingException", "ModelNotReadyException" -> 429;
      case "InternalServerException" -> 500;
      case "ServiceUnavailableException" -> 503;
      default -> 400;
    };
  }

  void send(HttpServerExchange exchange) {
    if (exchange.isResponseStarted()) {
      IoUtils.safeClose(exchange.getConnection());
      return;
    }
    exchange.setStatusCode(status());
    exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "application/json");
    exchange.getResponseHeaders().put(new HttpString("x-amzn-ErrorType"), code);
    exchange
        .getResponseSender()
        .send(Json.compact(Map.of("message", String.valueOf(getMessage()))));
  }
}
