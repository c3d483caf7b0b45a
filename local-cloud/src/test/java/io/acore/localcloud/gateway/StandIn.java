package io.acore.localcloud.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.acore.base.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** Stands in for the local cloud's other services, and for servers elsewhere. */
final class StandIn implements AutoCloseable {
  private static final String LAMBDA = "/2015-03-31/functions/";

  final List<Request> requests = new CopyOnWriteArrayList<>();
  private final HttpServer server;
  private final Map<String, Handler> paths = new ConcurrentHashMap<>();
  private final Map<String, Function> functions = new ConcurrentHashMap<>();
  private final java.util.concurrent.ExecutorService threads = Executors.newCachedThreadPool();

  /** What was asked. */
  record Request(String method, String path, Map<String, List<String>> headers, String body) {
    String header(String name) {
      return headers.entrySet().stream()
          .filter(it -> it.getKey().equalsIgnoreCase(name))
          .findFirst()
          .map(it -> it.getValue().get(0))
          .orElse("");
    }

    JsonNode json() {
      return Json.parse(body);
    }
  }

  /** What is answered. */
  record Answer(int status, Map<String, String> headers, String body) {
    static Answer json(int status, String body) {
      return new Answer(status, Map.of("Content-Type", "application/json"), body);
    }
  }

  @FunctionalInterface
  interface Handler {
    Answer answer(Request request) throws Exception;
  }

  @FunctionalInterface
  interface Function {
    String run(JsonNode event, JsonNode context) throws Exception;
  }

  StandIn() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
    server.setExecutor(threads);
    server.createContext("/", this::serve);
    server.start();
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** At a path without its query. */
  void at(String path, Handler handler) {
    paths.put(path, handler);
  }

  /** A function of Lambda by its name; what it throws, it answers as Lambda's runtimes do. */
  void function(String name, Function function) {
    functions.put(name, function);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      URI uri = exchange.getRequestURI();
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      Request request =
          new Request(
              exchange.getRequestMethod(), uri.toString(), exchange.getRequestHeaders(), body);
      requests.add(request);
      Answer answer = answer(uri.getRawPath(), request);
      answer.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
      byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  private Answer answer(String path, Request request) {
    try {
      if (path.startsWith(LAMBDA)) {
        return invoke(URLDecoder.decode(path, StandardCharsets.UTF_8), request);
      }
      Handler handler = paths.get(path);
      return handler == null ? Answer.json(404, "{}") : handler.answer(request);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Answer.json(503, "{}");
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private Answer invoke(String path, Request request) throws Exception {
    String arn = path.substring(LAMBDA.length(), path.lastIndexOf('/'));
    Function function = functions.get(arn.substring(arn.lastIndexOf(':') + 1));
    if (function == null) {
      return Answer.json(404, "{\"message\":\"Function not found: " + arn + "\"}");
    }
    String context =
        new String(
            Base64.getDecoder().decode(request.header("X-Amz-Client-Context")),
            StandardCharsets.UTF_8);
    try {
      return Answer.json(200, function.run(request.json(), Json.parse(context)));
    } catch (IllegalStateException failed) {
      return new Answer(
          200,
          Map.of("X-Amz-Function-Error", "Unhandled"),
          Json.compact(Map.of("errorMessage", String.valueOf(failed.getMessage()))));
    }
  }
}
