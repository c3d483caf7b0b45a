package io.acore.functions.secret;

import java.io.Serial;

/** Stored bytes cannot be decrypted: damaged, moved from another place, or their key is gone. */
public final class Unreadable extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  public Unreadable(String message) {
    super(message);
  }

  public Unreadable(String message, Throwable cause) {
    super(message, cause);
  }
}
