package io.acore.localcloud.restapi;

import com.fasterxml.jackson.databind.JsonNode;
import io.acore.base.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How a refusal looks: as the API's own gateway responses want it, else as API Gateway has it. */
final class GatewayResponses {
  private static final String HEADER = "gatewayresponse.header.";

  private GatewayResponses() {}

  static Reply of(GatewayRefusal refusal, Optional<RestApi> api, Optional<Call> call) {
    JsonNode own =
        api.flatMap(
                it ->
                    it.gatewayResponse(refusal.type())
                        .or(() -> it.gatewayResponse(refusal.fallback())))
            .orElse(Json.parse("{}"));
    Map<String, List<String>> headers = new LinkedHashMap<>();
    headers.put("x-amzn-ErrorType", List.of(errorType(refusal)));
    own.path("responseParameters")
        .properties()
        .forEach(
            entry ->
                header(entry.getKey(), entry.getValue().asText(), call)
                    .ifPresent(
                        value ->
                            headers.put(
                                entry.getKey().substring(HEADER.length()), List.of(value))));
    int status = own.path("statusCode").asInt(refusal.status());
    JsonNode template = own.at("/responseTemplates").path("application/json");
    String body =
        template.isTextual()
            ? filled(template.asText(), refusal, call)
            : Json.compact(Map.of(refusal.key(), String.valueOf(refusal.getMessage())));
    return Reply.text(status, headers, body);
  }

  private static Optional<String> header(String name, String value, Optional<Call> call) {
    if (!name.startsWith(HEADER)) {
      return Optional.empty();
    }
    if (value.startsWith("'") && value.endsWith("'") && value.length() > 1) {
      return Optional.of(value.substring(1, value.length() - 1));
    }
    String request = "method.request.header.";
    return value.startsWith(request)
        ? call.flatMap(it -> it.header(value.substring(request.length())))
        : Optional.empty();
  }

  private static String filled(String template, GatewayRefusal refusal, Optional<Call> call) {
    String message = String.valueOf(refusal.getMessage());
    return template
        .replace("$context.error.messageString", Json.compact(message))
        .replace("$context.error.message", message)
        .replace("$context.error.responseType", refusal.type())
        .replace("$context.requestId", call.map(it -> it.id).orElse(""));
  }

  private static String errorType(GatewayRefusal refusal) {
    return switch (refusal.status()) {
      case 401 -> "UnauthorizedException";
      case 403 ->
          refusal.type().equals("MISSING_AUTHENTICATION_TOKEN")
              ? "MissingAuthenticationTokenException"
              : refusal.type().equals("ACCESS_DENIED") && refusal.key().equals("Message")
                  ? "AccessDeniedException"
                  : "ForbiddenException";
      case 429 ->
          refusal.type().equals("THROTTLED")
              ? "TooManyRequestsException"
              : "LimitExceededException";
      case 400, 413 -> "BadRequestException";
      default -> "InternalServerErrorException";
    };
  }
}
