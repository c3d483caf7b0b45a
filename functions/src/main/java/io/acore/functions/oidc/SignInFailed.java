package io.acore.functions.oidc;

import java.io.Serial;

/** A sign-in does not hold. The text is for the log, not for the browser. */
public final class SignInFailed extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  public SignInFailed(String message) {
    super(message);
  }

  public SignInFailed(String message, Throwable cause) {
    super(message, cause);
  }
}
