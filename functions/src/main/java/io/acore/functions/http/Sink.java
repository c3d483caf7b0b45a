package io.acore.functions.http;

import java.io.IOException;
import java.io.OutputStream;

/** Where an answer goes that may take its time. */
public interface Sink {
  /**
   * Sends status and headers of this response, and its body; what is written afterwards follows.
   * May be called once.
   */
  OutputStream start(Response response) throws IOException;

  boolean started();
}
