package io.acore.localcloud.runtime;

/** Every session that the machine may hold is busy. */
public final class TooManySessions extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TooManySessions(int limit) {
    super(
        limit
            + " sessions are busy, which is as many as the local cloud runs at once; stop some, or"
            + " set ACORE_LOCAL_MAX_SESSIONS before `acore local start`");
  }
}
