package io.acore.localcloud.console;

import io.acore.localcloud.http.Administration;
import io.acore.localcloud.http.CredentialScope;
import io.acore.localcloud.http.DataPlane;
import io.undertow.server.HandlerWrapper;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;

/** Remembers the last calls of the API, with the begin of what was sent and answered. */
public final class Recorder implements HandlerWrapper {
  private static final int KEPT = 200;

  private final BiFunction<String, String, Optional<String>> operations;
  private final Clock clock;
  private final Deque<Map<String, Object>> calls = new ArrayDeque<>();
  private long number;

  /**
   * Remembers nothing yet.
   *
   * @param operations the name of AgentCore's operation with this method and path, if it is one
   */
  public Recorder(BiFunction<String, String, Optional<String>> operations, Clock clock) {
    this.operations = operations;
    this.clock = clock;
  }

  @Override
  public HttpHandler wrap(HttpHandler handler) {
    return exchange -> {
      if (concerns(exchange)) {
        record(exchange);
      }
      handler.handleRequest(exchange);
    };
  }

  /** The newest first. */
  synchronized List<Map<String, Object>> calls() {
    return new ArrayList<>(calls);
  }

  private static boolean concerns(HttpServerExchange exchange) {
    String path = exchange.getRequestURI();
    return !path.startsWith(ConsolePage.PATH)
        && (!path.startsWith(Administration.PREFIX) || path.startsWith(DataPlane.METADATA));
  }

  private void record(HttpServerExchange exchange) {
    Excerpt request = new Excerpt();
    Excerpt answer = new Excerpt();
    boolean socket = exchange.getRequestHeaders().contains(Headers.UPGRADE);
    if (!socket) {
      exchange.addRequestWrapper((factory, it) -> new CapturingSource(factory.create(), request));
      exchange.addResponseWrapper((factory, it) -> new CapturingSink(factory.create(), answer));
    }
    String at = clock.instant().toString();
    long began = System.nanoTime();
    exchange.addExchangeCompleteListener(
        (it, next) -> {
          long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
          add(call(it, at, took, request, answer));
          next.proceed();
        });
  }

  private synchronized void add(Map<String, Object> call) {
    call.put("number", ++number);
    calls.addFirst(call);
    if (calls.size() > KEPT) {
      calls.removeLast();
    }
  }

  private Map<String, Object> call(
      HttpServerExchange exchange, String at, long took, Excerpt request, Excerpt answer) {
    Map<String, Object> call = new TreeMap<>();
    String query = exchange.getQueryString();
    String path = exchange.getRequestURI() + (query.isEmpty() ? "" : "?" + query);
    String asked = request.text();
    call.put("at", at);
    call.put("millis", took);
    call.put("status", exchange.getStatusCode());
    call.put("method", exchange.getRequestMethod().toString());
    call.put("path", Masking.mask(path));
    call.put("service", CredentialScope.of(exchange).map(CredentialScope::service).orElse(""));
    call.put("operation", operation(exchange, asked));
    call.put("request", asked);
    call.put("response", answer.text());
    return call;
  }

  private String operation(HttpServerExchange exchange, String body) {
    String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
    if (target != null) {
      return target.substring(target.lastIndexOf('.') + 1);
    }
    if (body.startsWith("Action=")) {
      return body.substring("Action=".length()).split("&", 2)[0];
    }
    String method = exchange.getRequestMethod().toString();
    return operations.apply(method, exchange.getRequestURI()).orElse("");
  }
}
