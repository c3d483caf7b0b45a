package io.acore.localcloud.session;

/** What stands behind a session. */
public interface ToolProcess extends AutoCloseable {
  /** Ends it with all that it has started, and waits for that. */
  @Override
  void close();
}
