package io.acore.functions.http;

import java.io.Serial;

/**
 * The request is not answered, for a reason that the caller may know: a status and a word of a
 * closed list. Details stay in the log.
 */
public final class Refusal extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  private final int status;
  private final String code;

  public Refusal(int status, String code) {
    super(code);
    this.status = status;
    this.code = code;
  }

  public Refusal(int status, String code, Throwable cause) {
    super(code, cause);
    this.status = status;
    this.code = code;
  }

  public int status() {
    return status;
  }

  public String code() {
    return code;
  }
}
