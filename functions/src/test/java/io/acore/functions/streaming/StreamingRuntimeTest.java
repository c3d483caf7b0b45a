package io.acore.functions.streaming;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.acore.functions.http.Refusal;
import io.acore.functions.http.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class StreamingRuntimeTest {
  private final BlockingQueue<String> pieces = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> failures = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> modes = new LinkedBlockingQueue<>();
  private HttpServer lambda = newServer();

  @BeforeEach
  void start() {
    lambda.createContext("/2018-06-01/runtime/invocation/next", this::next);
    lambda.createContext("/2018-06-01/runtime/invocation/id-1/response", this::response);
    lambda.createContext("/2018-06-01/runtime/invocation/id-1/error", this::error);
    lambda.start();
  }

  @AfterEach
  void stop() {
    lambda.stop(0);
  }

  @Test
  void sendsEachPieceBeforeTheNextIsThere() throws Exception {
    CountDownLatch firstSeen = new CountDownLatch(1);
    Thread reader =
        new Thread(
            () -> {
              try {
                StringBuilder seen = new StringBuilder();
                while (seen.indexOf("data: 1") < 0) {
                  seen.append(pieces.take());
                }
                firstSeen.countDown();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    reader.start();
    run(
        (event, sink) -> {
          assertThat(event).containsEntry("httpMethod", "GET");
          var out =
              sink.start(
                  new Response(
                      200, Map.of("content-type", List.of("text/event-stream")), new byte[0]));
          out.write("data: 1\n\n".getBytes(StandardCharsets.UTF_8));
          out.flush();
          try {
            // Nothing more until the first piece has arrived over there
            assertThat(firstSeen.await(10, TimeUnit.SECONDS)).isTrue();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
          out.write("data: 2\n\n".getBytes(StandardCharsets.UTF_8));
        });
    reader.join();
    assertThat(String.join("", pieces)).contains("data: 2");
    assertThat(modes.take()).isEqualTo("streaming " + RuntimeApi.HEAD_FIRST);
  }

  @Test
  void beginsWithTheHeadAndEightZeroBytes() throws Exception {
    run((event, sink) -> sink.start(Response.of(new Refusal(404, "no_such_route"))).flush());
    String all = String.join("", pieces);
    String[] parts = all.split("\0{8}", 2);
    assertThat(parts[0]).contains("\"statusCode\":404", "\"x-content-type-options\":[\"nosniff\"]");
    assertThat(parts[1]).isEqualTo("{\"error\":\"no_such_route\"}");
  }

  @Test
  void reportsACallThatBroughtNoAnswer() throws Exception {
    run(
        (event, sink) -> {
          throw new IllegalStateException("bug");
        });
    assertThat(failures.take()).contains("NoAnswer").doesNotContain("bug");
    assertThat(pieces).isEmpty();
  }

  private void run(io.acore.functions.http.StreamHandler handler) throws IOException {
    new StreamingRuntime(
            new RuntimeApi("127.0.0.1:" + lambda.getAddress().getPort()),
            handler,
            new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8))
        .once();
  }

  private void next(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().add("Lambda-Runtime-Aws-Request-Id", "id-1");
    answer(exchange, "{\"httpMethod\":\"GET\",\"path\":\"/api/x\"}");
  }

  private void response(HttpExchange exchange) throws IOException {
    modes.add(
        exchange.getRequestHeaders().getFirst("Lambda-Runtime-Function-Response-Mode")
            + " "
            + exchange.getRequestHeaders().getFirst("Content-Type"));
    try (InputStream in = exchange.getRequestBody()) {
      byte[] piece = new byte[1024];
      for (int count = in.read(piece); count >= 0; count = in.read(piece)) {
        pieces.add(new String(piece, 0, count, StandardCharsets.UTF_8));
      }
    }
    answer(exchange, "{}");
  }

  private void error(HttpExchange exchange) throws IOException {
    failures.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    answer(exchange, "{}");
  }

  private static void answer(HttpExchange exchange, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private static HttpServer newServer() {
    try {
      return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
