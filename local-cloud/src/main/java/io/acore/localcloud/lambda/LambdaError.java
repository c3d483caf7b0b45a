package io.acore.localcloud.lambda;

import io.acore.base.Json;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.util.Map;
import java.util.TreeMap;
import org.xnio.IoUtils;

/** An error in the form of Lambda's API. */
final class LambdaError extends Exception {
  private static final long serialVersionUID = 1L;
  private static final HttpString TYPE = new HttpString("x-amzn-ErrorType");

  private final int status;
  private final String code;
  private final String reason;

  private LambdaError(int status, String code, String message, String reason) {
    super(message);
    this.status = status;
    this.code = code;
    this.reason = reason;
  }

  static LambdaError of(int status, String code, String message) {
    return new LambdaError(status, code, message, "");
  }

  static LambdaError of(Throttled throttled) {
    return new LambdaError(429, "TooManyRequestsException", "Rate Exceeded.", throttled.reason());
  }

  static LambdaError of(CannotStart failure) {
    int status =
        switch (failure.code()) {
          case "ResourceNotFoundException" -> 404;
          case "AccessDeniedException" -> 403;
          case "ServiceException" -> 500;
          default -> 502;
        };
    return of(status, failure.code(), String.valueOf(failure.getMessage()));
  }

  void send(HttpServerExchange exchange) {
    if (exchange.isResponseStarted()) {
      // Half an answer was sent: only a broken connection tells the caller that it is no answer
      IoUtils.safeClose(exchange.getConnection());
      return;
    }
    Map<String, String> body = new TreeMap<>();
    body.put("Type", status >= 500 ? "Service" : "User");
    body.put("Message", String.valueOf(getMessage()));
    body.put("message", String.valueOf(getMessage()));
    if (!reason.isEmpty()) {
      body.put("Reason", reason);
      exchange.getResponseHeaders().put(Headers.RETRY_AFTER, "1");
    }
    exchange.setStatusCode(status);
    exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "application/json");
    exchange.getResponseHeaders().put(TYPE, code);
    exchange.getResponseSender().send(Json.compact(body));
  }
}
