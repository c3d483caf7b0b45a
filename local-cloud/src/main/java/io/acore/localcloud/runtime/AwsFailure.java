package io.acore.localcloud.runtime;

/** What moto answered instead of a result. */
public final class AwsFailure extends Exception {
  private static final long serialVersionUID = 1L;

  private final String code;

  public AwsFailure(String code, String message) {
    super(message);
    this.code = code;
  }

  public String code() {
    return code;
  }
}
