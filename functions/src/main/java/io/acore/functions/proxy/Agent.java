package io.acore.functions.proxy;

import io.acore.functions.tenant.Identity;
import java.io.IOException;
import java.io.InputStream;

/** The agent runtime. */
interface Agent {
  /**
   * Calls the agent in the name of a user.
   *
   * @throws io.acore.functions.http.Refusal when the agent does not answer; says whose fault it is
   */
  Answer invoke(Identity identity, String session, byte[] payload, String accept);

  void stop(Identity identity, String session);

  /** An answer on its way; whoever got it closes it. */
  interface Answer extends AutoCloseable {
    String contentType();

    InputStream body();

    /** Lets go of the connection without reading what is left. */
    @Override
    void close() throws IOException;
  }
}
