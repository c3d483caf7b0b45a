package io.acore.localcloud.lambda;

/** A function that cannot even be tried; the service's error, not the function's. */
public final class CannotStart extends Exception {
  private static final long serialVersionUID = 1L;

  private final String code;

  CannotStart(String code, String message) {
    super(message);
    this.code = code;
  }

  CannotStart(String code, String message, Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  /** The error's name in Lambda's API. */
  public String code() {
    return code;
  }
}
