package io.acore.localcloud.restapi;

import com.fasterxml.jackson.databind.JsonNode;
import io.acore.base.Json;
import io.undertow.server.HttpServerExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * An answer while the function makes it. It begins with status and headers as JSON and eight zero
 * bytes, when its content type says so; without them all of it is the body.
 */
final class StreamedReply extends OutputStream {
  private static final String WITH_HEAD = "application/vnd.awslambda.http-integration-response";
  private static final int END_OF_HEAD = 8;
  private static final int LONGEST_HEAD = 256 * 1024;

  private final HttpServerExchange exchange;
  private final String requestId;
  private final ByteArrayOutputStream head = new ByteArrayOutputStream();
  private int zeros;
  private boolean inBody;

  StreamedReply(HttpServerExchange exchange, String requestId, String contentType) {
    this.exchange = exchange;
    this.requestId = requestId;
    if (!contentType.startsWith(WITH_HEAD)) {
      begin(200, Map.of("Content-Type", List.of(contentType)));
    }
  }

  @Override
  public void write(int one) throws IOException {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    int at = from;
    for (; !inBody && at < from + length; at++) {
      zeros = bytes[at] == 0 ? zeros + 1 : 0;
      head.write(bytes[at]);
      if (zeros == END_OF_HEAD) {
        readHead();
      } else if (head.size() > LONGEST_HEAD) {
        throw new IOException("the function's answer has no end of its head");
      }
    }
    if (inBody && at < from + length) {
      exchange.getOutputStream().write(bytes, at, from + length - at);
    }
  }

  @Override
  public void flush() throws IOException {
    if (inBody) {
      exchange.getOutputStream().flush();
    }
  }

  @Override
  public void close() throws IOException {
    if (!inBody) {
      begin(502, Map.of());
      exchange
          .getOutputStream()
          .write("{\"message\":\"Internal server error\"}".getBytes(StandardCharsets.UTF_8));
    }
    exchange.getOutputStream().close();
  }

  private void readHead() throws IOException {
    String text = head.toString(StandardCharsets.UTF_8);
    JsonNode said = Json.mapper().readTree(text.substring(0, text.length() - END_OF_HEAD));
    Map<String, List<String>> headers = FunctionIntegration.headers(said);
    if (said.path("cookies").isArray()) {
      List<String> cookies = new java.util.ArrayList<>();
      said.path("cookies").forEach(cookie -> cookies.add(cookie.asText()));
      headers.put("Set-Cookie", cookies);
    }
    begin(said.path("statusCode").asInt(200), headers);
  }

  private void begin(int status, Map<String, List<String>> headers) {
    inBody = true;
    Reply.head(exchange, requestId, status, headers);
  }
}
