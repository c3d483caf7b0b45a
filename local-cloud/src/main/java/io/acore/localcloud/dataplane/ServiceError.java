package io.acore.localcloud.dataplane;

import io.acore.base.Json;
import io.acore.localcloud.runtime.AgentFailure;
import io.acore.localcloud.runtime.TooManySessions;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import org.xnio.IoUtils;

/** An error in the shape that every AWS SDK reads. */
final class ServiceError extends Exception {
  private static final long serialVersionUID = 1L;
  private static final HttpString TYPE = new HttpString("x-amzn-ErrorType");
  private static final HttpString REQUEST_ID = new HttpString("x-amzn-RequestId");

  private final int status;
  private final String shape;
  private final String field;

  private ServiceError(int status, String shape, String message, String field) {
    super(message);
    this.status = status;
    this.shape = shape;
    this.field = field;
  }

  static ServiceError invalid(String field, String message) {
    return new ServiceError(400, "ValidationException", message, field);
  }

  static ServiceError notFound(String message) {
    return named("ResourceNotFoundException", message);
  }

  static ServiceError denied(String message) {
    return named("AccessDeniedException", message);
  }

  static ServiceError unauthorized(String message) {
    return named("UnauthorizedException", message);
  }

  static ServiceError notReady(String message) {
    return named("RetryableConflictException", message);
  }

  static ServiceError ofRuntime(String message) {
    return named("RuntimeClientError", message);
  }

  /** The error of this name, with the status that the service gives it. */
  static ServiceError named(String shape, String message) {
    int status =
        switch (shape) {
          case "AccessDeniedException" -> 403;
          case "ConflictException", "RetryableConflictException" -> 409;
          case "ResourceNotFoundException" -> 404;
          case "RuntimeClientError" -> 424;
          case "ServiceQuotaExceededException" -> 402;
          case "ThrottlingException" -> 429;
          case "UnauthorizedException" -> 401;
          case "ValidationException" -> 400;
          default -> 500;
        };
    return new ServiceError(status, shape, message, "");
  }

  /** What the service makes of a failure on its own side of the call. */
  static ServiceError of(Throwable failure) {
    if (failure instanceof CompletionException && failure.getCause() != null) {
      return of(failure.getCause());
    }
    if (failure instanceof ServiceError error) {
      return error;
    }
    if (failure instanceof AgentFailure) {
      return ofRuntime(String.valueOf(failure.getMessage()));
    }
    if (failure instanceof TooManySessions) {
      return named("ServiceQuotaExceededException", String.valueOf(failure.getMessage()));
    }
    return named("InternalServerException", String.valueOf(failure));
  }

  String shape() {
    return shape;
  }

  void send(HttpServerExchange exchange) {
    if (exchange.isResponseStarted()) {
      // Half an answer was sent: only a broken connection tells the caller that it is no answer
      IoUtils.safeClose(exchange.getConnection());
      return;
    }
    Map<String, Object> body = new TreeMap<>();
    body.put("message", String.valueOf(getMessage()));
    if (shape.equals("ValidationException")) {
      body.put("reason", "FieldValidationFailed");
      body.put(
          "fieldList", List.of(Map.of("name", field, "message", String.valueOf(getMessage()))));
    }
    exchange.setStatusCode(status);
    exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "application/json");
    exchange.getResponseHeaders().put(TYPE, shape);
    exchange.getResponseHeaders().put(REQUEST_ID, UUID.randomUUID().toString());
    exchange.getResponseSender().send(Json.compact(body));
  }
}
