package io.acore.localcloud.lambda;

/** There is no process for this invocation, and there may not be another one now. */
public final class Throttled extends Exception {
  private static final long serialVersionUID = 1L;

  private final String reason;

  Throttled(String reason) {
    super("Rate Exceeded.");
    this.reason = reason;
  }

  static Throttled reserved() {
    return new Throttled("ReservedFunctionConcurrentInvocationLimitExceeded");
  }

  static Throttled machine() {
    return new Throttled("ConcurrentInvocationLimitExceeded");
  }

  /** Which limit it was, in the service's own word. */
  public String reason() {
    return reason;
  }
}
