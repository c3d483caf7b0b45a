package io.acore.functions.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * One moto for a test class, and before it a server that lets one request through at a time.
 *
 * <p>DynamoDB's conditional writes are atomic; moto's are not, unless nobody else writes meanwhile.
 * Calls of an agent runtime are answered here, with two events, or 500 for a prompt with `fail` in
 * it.
 */
public final class LocalAws implements AutoCloseable {
  private final Process moto;
  private final int motoPort;
  private final HttpServer front;
  public final List<Map<String, List<String>>> agentCalls = new CopyOnWriteArrayList<>();

  public LocalAws(Path log) throws IOException, InterruptedException {
    motoPort = freePort();
    moto =
        new ProcessBuilder("moto_server", "-H", "127.0.0.1", "-p", Integer.toString(motoPort))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    waitForMoto(log);
    front = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 2000);
    front.createContext("/", this::answer);
    front.start();
  }

  public String url() {
    return "http://127.0.0.1:" + front.getAddress().getPort();
  }

  @Override
  public void close() {
    front.stop(0);
    moto.destroyForcibly();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (exchange.getRequestURI().getRawPath().contains("/invocations")) {
        agent(exchange);
      } else {
        pass(exchange);
      }
    }
  }

  private void agent(HttpExchange exchange) throws IOException {
    String payload = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    agentCalls.add(Map.copyOf(exchange.getRequestHeaders()));
    if (payload.contains("fail")) {
      exchange.getResponseHeaders().add("x-amzn-ErrorType", "InternalServerException");
      exchange.sendResponseHeaders(500, -1);
      return;
    }
    exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
    exchange.sendResponseHeaders(200, 0);
    OutputStream out = exchange.getResponseBody();
    for (String event : List.of("data: \"hel\"\n\n", "data: \"lo\"\n\n")) {
      out.write(event.getBytes(StandardCharsets.UTF_8));
      out.flush();
    }
  }

  private void pass(HttpExchange exchange) throws IOException {
    HttpURLConnection connection =
        (HttpURLConnection)
            URI.create("http://127.0.0.1:" + motoPort + exchange.getRequestURI())
                .toURL()
                .openConnection();
    connection.setRequestMethod(exchange.getRequestMethod());
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) -> values.forEach(value -> connection.addRequestProperty(name, value)));
    byte[] body = exchange.getRequestBody().readAllBytes();
    if (body.length > 0) {
      connection.setDoOutput(true);
      connection.getOutputStream().write(body);
    }
    int status = connection.getResponseCode();
    byte[] answer;
    try (InputStream in =
        status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
      answer = in == null ? new byte[0] : in.readAllBytes();
    }
    connection
        .getHeaderFields()
        .forEach(
            (name, values) -> {
              if (name != null
                  && !name.matches("(?i)transfer-encoding|content-length|connection|date")) {
                exchange.getResponseHeaders().put(name, values);
              }
            });
    exchange.sendResponseHeaders(status, answer.length == 0 ? -1 : answer.length);
    exchange.getResponseBody().write(answer);
  }

  private void waitForMoto(Path log) throws IOException, InterruptedException {
    for (int i = 0; i < 300; i++) {
      if (!moto.isAlive()) {
        throw new IllegalStateException("moto_server ended: " + Files.readString(log));
      }
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), motoPort)) {
        if (socket.isConnected()) {
          return;
        }
      } catch (IOException e) {
        Thread.sleep(200);
      }
    }
    moto.destroyForcibly();
    throw new IllegalStateException("moto_server does not answer: " + Files.readString(log));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
