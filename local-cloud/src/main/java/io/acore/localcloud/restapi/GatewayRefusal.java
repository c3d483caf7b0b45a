package io.acore.localcloud.restapi;

/** An answer that API Gateway gives by itself; the name is that of its gateway response. */
final class GatewayRefusal extends Exception {
  private static final long serialVersionUID = 1L;

  private final String type;
  private final int status;
  private final String key;

  private GatewayRefusal(String type, int status, String key, String message) {
    super(message);
    this.type = type;
    this.status = status;
    this.key = key;
  }

  private static GatewayRefusal of(String type, int status, String message) {
    return new GatewayRefusal(type, status, "message", message);
  }

  static GatewayRefusal noSuchApi() {
    return of("ACCESS_DENIED", 403, "Forbidden");
  }

  static GatewayRefusal noSuchMethod() {
    return of("MISSING_AUTHENTICATION_TOKEN", 403, "Missing Authentication Token");
  }

  static GatewayRefusal unauthorized() {
    return of("UNAUTHORIZED", 401, "Unauthorized");
  }

  // API Gateway writes this one with a capital letter
  static GatewayRefusal denied(boolean explicit) {
    String message = "User is not authorized to access this resource";
    return new GatewayRefusal(
        "ACCESS_DENIED", 403, "Message", explicit ? message + " with an explicit deny" : message);
  }

  static GatewayRefusal authorizerFailed() {
    return of("AUTHORIZER_FAILURE", 500, "Internal server error");
  }

  static GatewayRefusal invalidKey() {
    return of("INVALID_API_KEY", 403, "Forbidden");
  }

  static GatewayRefusal throttled() {
    return of("THROTTLED", 429, "Too Many Requests");
  }

  static GatewayRefusal quotaExceeded() {
    return of("QUOTA_EXCEEDED", 429, "Limit Exceeded");
  }

  static GatewayRefusal badParameters(String missing) {
    return of(
        "BAD_REQUEST_PARAMETERS", 400, "Missing required request parameters: [" + missing + "]");
  }

  static GatewayRefusal tooLarge() {
    return of("REQUEST_TOO_LARGE", 413, "Request Too Long");
  }

  static GatewayRefusal timedOut() {
    return of("INTEGRATION_TIMEOUT", 504, "Endpoint request timed out");
  }

  static GatewayRefusal unreachable() {
    return of("INTEGRATION_FAILURE", 504, "Network error communicating with endpoint");
  }

  /** The integration answered, but not in the form that it has to. */
  static GatewayRefusal badAnswer() {
    return of("DEFAULT_5XX", 502, "Internal server error");
  }

  static GatewayRefusal misconfigured(String why) {
    return of("API_CONFIGURATION_ERROR", 500, why);
  }

  String type() {
    return type;
  }

  int status() {
    return status;
  }

  /** The name of the member that the message is sent in. */
  String key() {
    return key;
  }

  /** The gateway response that stands in when the API has none for the type itself. */
  String fallback() {
    return status >= 500 ? "DEFAULT_5XX" : "DEFAULT_4XX";
  }
}
