package io.acore.localcloud.gateway;

import java.util.Optional;

/** A request that is not carried out, in the words of JSON-RPC and with the status of HTTP. */
final class Refusal extends Exception {
  private static final long serialVersionUID = 1L;

  static final int PARSE = -32700;
  static final int INVALID_REQUEST = -32600;
  static final int NO_METHOD = -32601;
  static final int INVALID_PARAMS = -32602;
  static final int INTERNAL = -32603;
  static final int AUTHENTICATION = -32001;
  static final int POLICY = -32002;
  static final int BUSY = -32003;

  private final int status;
  private final int code;
  private final String scheme;

  private Refusal(int status, int code, String message, String scheme) {
    super(message);
    this.status = status;
    this.code = code;
    this.scheme = scheme;
  }

  /** An answer of the protocol, which HTTP takes for a success. */
  static Refusal answer(int code, String message) {
    return new Refusal(200, code, message, "");
  }

  static Refusal http(int status, int code, String message) {
    return new Refusal(status, code, message, "");
  }

  /** 401 with the header that says how to come back. */
  static Refusal unauthenticated(String message, String scheme) {
    return new Refusal(401, AUTHENTICATION, message, scheme);
  }

  int status() {
    return status;
  }

  int code() {
    return code;
  }

  /** The value of `WWW-Authenticate`. */
  Optional<String> scheme() {
    return Optional.of(scheme).filter(text -> !text.isEmpty());
  }
}
