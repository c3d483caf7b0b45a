package io.acore.localcloud.restapi;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** What goes back to the caller, in one piece. */
final class Reply {
  private final int status;
  private final Map<String, List<String>> headers;
  private final byte[] body;

  Reply(int status, Map<String, List<String>> headers, byte[] body) {
    this.status = status;
    this.headers = headers;
    this.body = body;
  }

  static Reply text(int status, Map<String, List<String>> headers, String body) {
    return new Reply(status, headers, body.getBytes(StandardCharsets.UTF_8));
  }

  void send(HttpServerExchange exchange, String requestId) throws IOException {
    head(exchange, requestId, status, headers);
    exchange.getOutputStream().write(body);
    exchange.getOutputStream().close();
  }

  static void head(
      HttpServerExchange exchange,
      String requestId,
      int status,
      Map<String, List<String>> headers) {
    exchange.setStatusCode(status);
    HeaderMap map = exchange.getResponseHeaders();
    map.put(Headers.CONTENT_TYPE, "application/json");
    map.put(new HttpString("x-amzn-RequestId"), requestId);
    map.put(new HttpString("x-amz-apigw-id"), requestId);
    headers.forEach(
        (name, values) -> {
          HttpString header = new HttpString(name);
          // How long the answer is and how it is cut up is between the two ends of this connection
          if (!header.equals(Headers.CONTENT_LENGTH)
              && !header.equals(Headers.TRANSFER_ENCODING)
              && !header.equals(Headers.CONNECTION)) {
            map.remove(header);
            map.addAll(header, values);
          }
        });
  }
}
