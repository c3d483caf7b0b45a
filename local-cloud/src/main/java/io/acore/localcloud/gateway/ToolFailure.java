package io.acore.localcloud.gateway;

/** A tool that gave no answer; why is for the gateway's log, and for callers only in debug mode. */
final class ToolFailure extends Exception {
  private static final long serialVersionUID = 1L;

  ToolFailure(String message) {
    super(message);
  }

  ToolFailure(String message, Throwable cause) {
    super(message, cause);
  }

  String reason() {
    return String.valueOf(getMessage());
  }
}
