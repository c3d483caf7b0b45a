package io.acore.localcloud.lambda;

import io.acore.base.Json;
import io.acore.localcloud.http.EventStream;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * {@code InvokeWithResponseStream}: pieces as frames while they come, and a last one for the end.
 */
final class StreamedAnswer {
  private final HttpServerExchange exchange;

  StreamedAnswer(HttpServerExchange exchange) {
    this.exchange = exchange;
  }

  @FunctionalInterface
  interface Run {
    Outcome run(FunctionSpec spec, InvokeRequest request)
        throws LambdaError, IOException, InterruptedException;
  }

  void send(FunctionSpec spec, InvokeRequest request, Run run)
      throws LambdaError, IOException, InterruptedException {
    InvokeRequest streaming =
        new InvokeRequest(
            request.requestId(),
            request.arn(),
            request.payload(),
            request.clientContext(),
            Optional.of(
                type -> {
                  begin(spec, type);
                  return new Pieces(exchange.getOutputStream());
                }));
    Outcome outcome = run.run(spec, streaming);
    if (!exchange.isResponseStarted()) {
      begin(spec, "application/json");
    }
    OutputStream out = exchange.getOutputStream();
    if (!outcome.streamed() && !outcome.failed()) {
      out.write(piece(outcome.payload().bytes(), 0, outcome.payload().length()));
    }
    Map<String, String> end = new TreeMap<>();
    if (outcome.failed()) {
      end.put("ErrorCode", "Unhandled");
      end.put("ErrorDetails", outcome.payload().text());
    }
    out.write(EventStream.event("InvokeComplete", Json.compact(end)));
    out.close();
  }

  private void begin(FunctionSpec spec, String contentType) {
    exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, EventStream.CONTENT_TYPE);
    exchange.getResponseHeaders().put(new HttpString("X-Amz-Executed-Version"), spec.version());
    exchange.getResponseHeaders().put(new HttpString("Response-Stream-Content-Type"), contentType);
  }

  private static byte[] piece(byte[] bytes, int from, int length) {
    return EventStream.frame(
        Map.of(
            ":message-type",
            "event",
            ":event-type",
            "PayloadChunk",
            ":content-type",
            "application/octet-stream"),
        Arrays.copyOfRange(bytes, from, from + length));
  }

  /** Each write is one frame. */
  private static final class Pieces extends OutputStream {
    private final OutputStream out;

    Pieces(OutputStream out) {
      this.out = out;
    }

    @Override
    public void write(int one) throws IOException {
      write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      out.write(piece(bytes, from, length));
    }

    @Override
    public void flush() throws IOException {
      out.flush();
    }
  }
}
