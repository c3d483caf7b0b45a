package io.acore.localcloud.restapi;

import com.fasterxml.jackson.databind.JsonNode;
import io.undertow.server.HttpServerExchange;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** {@code HTTP_PROXY} and {@code HTTP}: another server makes the answer. */
final class HttpIntegration implements Integration {
  private static final Set<String> NOT_FORWARDED =
      Set.of("host", "connection", "content-length", "expect", "upgrade", "transfer-encoding");

  private final HttpClient client =
      HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

  @Override
  public void answer(Call call, HttpServerExchange exchange)
      throws GatewayRefusal, IOException, InterruptedException {
    JsonNode integration = call.found.method().path("methodIntegration");
    HttpResponse<byte[]> answer = send(request(call, integration));
    int status = answer.statusCode();
    Map<String, List<String>> headers = new LinkedHashMap<>(answer.headers().map());
    headers.keySet().removeIf(name -> name.startsWith(":"));
    if (integration.path("type").asText().equals("HTTP")) {
      JsonNode response = chosen(integration.path("integrationResponses"), status);
      status = response.path("statusCode").asInt(status);
      headers.keySet().removeIf(name -> !name.equalsIgnoreCase("content-type"));
      headers.putAll(MockIntegration.headers(response));
    }
    new Reply(status, headers, answer.body()).send(exchange, call.id);
  }

  private static HttpRequest request(Call call, JsonNode integration) throws GatewayRefusal {
    String uri = call.withStageVariables(integration.path("uri").asText());
    Map<String, String> path = new LinkedHashMap<>(call.found.parameters());
    for (Map.Entry<String, String> parameter : path.entrySet()) {
      // A greedy parameter has slashes of its own
      String value = encoded(parameter.getValue()).replace("%2F", "/");
      uri = uri.replaceAll("\\{" + parameter.getKey() + "\\+?}", value);
    }
    List<String> query = new ArrayList<>();
    call.query.forEach(
        (name, values) -> values.forEach(value -> query.add(encoded(name) + "=" + encoded(value))));
    if (!query.isEmpty()) {
      uri += (uri.contains("?") ? "&" : "?") + String.join("&", query);
    }
    String method = integration.path("httpMethod").asText("ANY");
    try {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create(uri))
              .timeout(Duration.ofMillis(Integration.limitMillis(call)))
              .method(
                  method.equals("ANY") ? call.method : method,
                  call.body.length == 0
                      ? HttpRequest.BodyPublishers.noBody()
                      : HttpRequest.BodyPublishers.ofByteArray(call.body));
      call.headers.forEach(
          (name, values) -> {
            if (!NOT_FORWARDED.contains(name.toLowerCase(Locale.ROOT))) {
              values.forEach(value -> request.header(name, value));
            }
          });
      return request.build();
    } catch (IllegalArgumentException notAnAddress) {
      throw GatewayRefusal.misconfigured("Invalid endpoint address");
    }
  }

  private HttpResponse<byte[]> send(HttpRequest request)
      throws GatewayRefusal, InterruptedException {
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
    } catch (HttpTimeoutException late) {
      throw GatewayRefusal.timedOut();
    } catch (IOException unreachable) {
      throw GatewayRefusal.unreachable();
    }
  }

  /** The first response whose pattern fits the status; one without a pattern is for all others. */
  private static JsonNode chosen(JsonNode responses, int status) throws GatewayRefusal {
    JsonNode otherwise = null;
    for (Map.Entry<String, JsonNode> response : responses.properties()) {
      String pattern = response.getValue().path("selectionPattern").asText("");
      if (pattern.isEmpty()) {
        otherwise = response.getValue();
      } else if (("" + status).matches(pattern)) {
        return response.getValue();
      }
    }
    if (otherwise == null) {
      throw GatewayRefusal.misconfigured("Internal server error");
    }
    return otherwise;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
