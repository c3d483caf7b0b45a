package io.acore.functions.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** Keeps the whole answer, for a gateway that takes it in one piece. */
public final class BufferedSink implements Sink {
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private @Nullable Response head;

  @Override
  public OutputStream start(Response response) throws IOException {
    if (head != null) {
      throw new IllegalStateException("an answer starts once");
    }
    head = response;
    body.write(response.body());
    return body;
  }

  @Override
  public boolean started() {
    return head != null;
  }

  public Response response() {
    if (head == null) {
      throw new IllegalStateException("nothing was answered");
    }
    return new Response(head.status(), head.headers(), body.toByteArray());
  }
}
