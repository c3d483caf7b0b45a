package io.acore.localcloud.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acore.base.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

/** A gateway's tools by its own MCP endpoint: what the page shows is what an agent gets. */
final class GatewayTools {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final String SIGNATURE =
      "AWS4-HMAC-SHA256 Credential=console/20260101/%s/bedrock-agentcore/aws4_request,"
          + " SignedHeaders=host, Signature=0";

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /**
   * Asks the gateway.
   *
   * @param token a bearer token for a gateway that asks for one, or empty
   */
  JsonNode ask(JsonNode gateway, String method, JsonNode parameters, String token) {
    String body =
        Json.compact(Map.of("jsonrpc", "2.0", "id", 1, "method", method, "params", parameters));
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(gateway.path("gatewayUrl").asText()))
            .timeout(LIMIT)
            .header("Content-Type", "application/json")
            .header("Accept", "application/json, text/event-stream")
            .header("MCP-Protocol-Version", "2025-06-18")
            .POST(HttpRequest.BodyPublishers.ofString(body));
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    } else if (gateway.path("authorizerType").asText().equals("AWS_IAM")) {
      request.header("Authorization", SIGNATURE.formatted(gateway.path("region").asText()));
    }
    try {
      return read(client.send(request.build(), HttpResponse.BodyHandlers.ofString()));
    } catch (IOException e) {
      return error("the gateway does not answer: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return error("interrupted");
    }
  }

  private static JsonNode read(HttpResponse<String> answer) {
    String text = answer.body();
    if (answer.headers().firstValue("Content-Type").orElse("").startsWith("text/event-stream")) {
      text =
          text.lines()
              .filter(it -> it.startsWith("data:"))
              .map(it -> it.substring("data:".length()).strip())
              .reduce("", (before, last) -> last);
    }
    try {
      JsonNode body = Json.parse(text.isBlank() ? "{}" : text);
      return answer.statusCode() < 400 || body.has("error")
          ? body
          : error("the gateway answers " + answer.statusCode() + ": " + text);
    } catch (IllegalStateException notJson) {
      return error("the gateway answers " + answer.statusCode() + ": " + text);
    }
  }

  private static ObjectNode error(String message) {
    ObjectNode error = Json.mapper().createObjectNode();
    error.putObject("error").put("message", message);
    return error;
  }
}
