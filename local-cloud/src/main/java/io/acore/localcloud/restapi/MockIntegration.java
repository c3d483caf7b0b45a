package io.acore.localcloud.restapi;

import com.fasterxml.jackson.databind.JsonNode;
import io.undertow.server.HttpServerExchange;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code MOCK}: an answer out of the configuration, CORS preflight above all. Templates are sent as
 * they stand.
 */
final class MockIntegration implements Integration {
  private static final Pattern STATUS = Pattern.compile("\"?statusCode\"?\\s*:\\s*\"?([0-9]{3})");
  private static final String HEADER = "method.response.header.";

  @Override
  public void answer(Call call, HttpServerExchange exchange) throws GatewayRefusal, IOException {
    JsonNode integration = call.found.method().path("methodIntegration");
    String template = integration.at("/requestTemplates").path("application/json").asText("");
    Matcher status = STATUS.matcher(template);
    String wanted = status.find() ? status.group(1) : "200";
    JsonNode response = integration.path("integrationResponses").path(wanted);
    if (!response.isObject()) {
      throw GatewayRefusal.misconfigured("Internal server error");
    }
    Reply.text(
            response.path("statusCode").asInt(Integer.parseInt(wanted)),
            headers(response),
            response.at("/responseTemplates").path("application/json").asText(""))
        .send(exchange, call.id);
  }

  static Map<String, List<String>> headers(JsonNode response) {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    response
        .path("responseParameters")
        .properties()
        .forEach(
            entry -> {
              String value = entry.getValue().asText();
              if (entry.getKey().startsWith(HEADER) && value.matches("'.*'")) {
                headers.put(
                    entry.getKey().substring(HEADER.length()),
                    List.of(value.substring(1, value.length() - 1)));
              }
            });
    return headers;
  }
}
