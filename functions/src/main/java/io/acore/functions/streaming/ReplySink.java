package io.acore.functions.streaming;

import io.acore.functions.http.Json;
import io.acore.functions.http.Response;
import io.acore.functions.http.Sink;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes an answer as API Gateway reads it: the head as JSON, eight zero bytes, the body. */
final class ReplySink implements Sink, AutoCloseable {
  private static final byte[] END_OF_HEAD = new byte[8];

  private final RuntimeApi api;
  private final String id;
  private RuntimeApi.@Nullable Reply reply;

  ReplySink(RuntimeApi api, String id) {
    this.api = api;
    this.id = id;
  }

  @Override
  public OutputStream start(Response response) throws IOException {
    if (reply != null) {
      throw new IllegalStateException("an answer starts once");
    }
    reply = api.reply(id);
    OutputStream out = reply.out();
    out.write(
        Json.write(Map.of("statusCode", response.status(), "multiValueHeaders", response.headers()))
            .getBytes(StandardCharsets.UTF_8));
    out.write(END_OF_HEAD);
    out.write(response.body());
    out.flush();
    return out;
  }

  @Override
  public boolean started() {
    return reply != null;
  }

  @Override
  public void close() throws IOException {
    if (reply != null) {
      reply.close();
    }
  }
}
