package io.acore.localcloud.session;

import com.fasterxml.jackson.databind.JsonNode;

/** Starts what stands behind a session. */
@FunctionalInterface
public interface Start<T extends ToolProcess> {
  /**
   * Starts it.
   *
   * @param tool what the control plane knows of the session's tool
   */
  T start(String sessionId, JsonNode tool);
}
