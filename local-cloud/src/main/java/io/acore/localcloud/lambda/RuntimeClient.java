package io.acore.localcloud.lambda;

import io.undertow.server.HttpServerExchange;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Supplier;

/** What a function's process may say over its Runtime API. */
interface RuntimeClient {
  /** It is ready for an invocation; the request is answered when there is one. */
  void next(HttpServerExchange exchange);

  /**
   * The result of an invocation, whole or in pieces.
   *
   * @return what the process is told
   */
  Reply respond(String requestId, boolean pieces, String contentType, InputStream body)
      throws IOException;

  /** After an answer in pieces: the error that broke it off, as its trailers say. */
  void finished(String requestId, Supplier<String> errorType);

  Reply fail(String requestId, byte[] error);

  /** It cannot begin. */
  void failToStart(byte[] error);

  /** The Runtime API's own answers. */
  enum Reply {
    ACCEPTED(202, "{\"status\":\"OK\"}"),
    UNKNOWN(400, "{\"errorMessage\":\"Invalid request ID\",\"errorType\":\"InvalidRequestID\"}"),
    TOO_LARGE(
        413,
        "{\"errorMessage\":\"Exceeded maximum allowed payload size ("
            + Payloads.LARGEST
            + " bytes).\",\"errorType\":\"RequestEntityTooLarge\"}");

    private final int status;
    private final String body;

    Reply(int status, String body) {
      this.status = status;
      this.body = body;
    }

    int status() {
      return status;
    }

    String body() {
      return body;
    }
  }
}
