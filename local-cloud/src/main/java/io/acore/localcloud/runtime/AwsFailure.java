package io.acore.localcloud.runtime;

/** What moto answered instead of a result. */
final class AwsFailure extends Exception {
  private static final long serialVersionUID = 1L;

  private final String code;

  AwsFailure(String code, String message) {
    super(message);
    this.code = code;
  }

  String code() {
    return code;
  }
}
