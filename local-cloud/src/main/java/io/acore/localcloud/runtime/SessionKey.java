package io.acore.localcloud.runtime;

import io.acore.base.Sha256;

/**
 * Which session: a session belongs to the endpoint it was opened at, and keeps the version that it
 * was opened with.
 */
public record SessionKey(String runtimeId, String endpoint, String sessionId) {
  /** A name for its folder: what a client sends as a session id may hold anything. */
  String folder() {
    return Sha256.of(runtimeId + "\n" + endpoint + "\n" + sessionId).shortened();
  }
}
