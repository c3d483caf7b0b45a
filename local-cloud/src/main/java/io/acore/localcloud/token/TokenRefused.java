package io.acore.localcloud.token;

/** Why a bearer token does not open what it was sent to. */
public final class TokenRefused extends Exception {
  private static final long serialVersionUID = 1L;

  TokenRefused(String message) {
    super(message);
  }
}
