package io.acore.localcloud.identity;

/** A provider that gives no token. */
public final class TokenFailure extends Exception {
  private static final long serialVersionUID = 1L;

  TokenFailure(String message) {
    super(message);
  }

  TokenFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
