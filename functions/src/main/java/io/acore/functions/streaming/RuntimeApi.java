package io.acore.functions.streaming;

import com.nimbusds.jose.util.JSONObjectUtils;
import io.acore.functions.http.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lambda's Runtime API, version 2018-06-01. */
final class RuntimeApi {
  private static final String VERSION = "/2018-06-01/runtime/";
  private static final String JSON = "application/json";

  /** What tells API Gateway that the answer begins with its head. */
  static final String HEAD_FIRST = "application/vnd.awslambda.http-integration-response";

  private final String base;

  RuntimeApi(String hostAndPort) {
    this.base = "http://" + hostAndPort + VERSION;
  }

  /** Waits for the next event, as long as it takes. */
  Event next() throws IOException {
    HttpURLConnection connection = open("invocation/next", "GET");
    try (InputStream in = connection.getInputStream()) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      String id =
          Optional.ofNullable(connection.getHeaderField("Lambda-Runtime-Aws-Request-Id"))
              .orElseThrow(() -> new IOException("an event without an id"));
      return new Event(id, JSONObjectUtils.parse(text));
    } catch (ParseException e) {
      throw new IOException("an event that is no JSON object", e);
    }
  }

  /** Opens the answer to an event; what is flushed leaves at once. */
  Reply reply(String id) throws IOException {
    HttpURLConnection connection = open("invocation/" + id + "/response", "POST");
    connection.setDoOutput(true);
    connection.setChunkedStreamingMode(0);
    connection.setRequestProperty("Content-Type", HEAD_FIRST);
    connection.setRequestProperty("Lambda-Runtime-Function-Response-Mode", "streaming");
    return new Reply(connection, connection.getOutputStream());
  }

  void failed(String id, String type) throws IOException {
    post("invocation/" + id + "/error", type);
  }

  void notStarted(String type) throws IOException {
    post("init/error", type);
  }

  /** With SnapStart: waits until this copy is woken up. */
  void restored() throws IOException {
    HttpURLConnection connection = open("restore/next", "GET");
    try (InputStream in = connection.getInputStream()) {
      in.readAllBytes();
    }
  }

  private void post(String path, String type) throws IOException {
    HttpURLConnection connection = open(path, "POST");
    connection.setDoOutput(true);
    connection.setRequestProperty("Content-Type", JSON);
    connection.setRequestProperty("Lambda-Runtime-Function-Error-Type", type);
    try (OutputStream out = connection.getOutputStream()) {
      out.write(
          Json.write(Map.of("errorType", type, "errorMessage", "see the function's log"))
              .getBytes(StandardCharsets.UTF_8));
    }
    connection.getResponseCode();
  }

  private HttpURLConnection open(String path, String method) throws IOException {
    HttpURLConnection connection =
        (HttpURLConnection) URI.create(base + path).toURL().openConnection();
    connection.setRequestMethod(method);
    // An event may be hours away
    connection.setReadTimeout(0);
    return connection;
  }

  record Event(String id, Map<String, @Nullable Object> content) {}

  /** An answer under way. */
  record Reply(HttpURLConnection connection, OutputStream out) implements AutoCloseable {
    @Override
    public void close() throws IOException {
      out.close();
      connection.getResponseCode();
    }
  }
}
