package io.acore.localcloud.restapi;

import com.fasterxml.jackson.databind.JsonNode;
import io.acore.localcloud.http.Uris;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderValues;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** A request on its way through an API: what everything that answers or refuses it looks at. */
final class Call {
  private static final DateTimeFormatter REQUEST_TIME =
      DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ROOT).withZone(ZoneOffset.UTC);

  final RestApi api;
  final Address address;
  final RestApi.Found found;
  final JsonNode stage;
  final String method;
  final byte[] body;
  final String id = UUID.randomUUID().toString();
  final Map<String, List<String>> headers = new LinkedHashMap<>();
  final Map<String, List<String>> query = new LinkedHashMap<>();
  private final String source;
  private final Instant now;
  private Map<String, Object> authorizer = Map.of();
  private Optional<JsonNode> key = Optional.empty();

  Call(
      RestApi api,
      Address address,
      RestApi.Found found,
      JsonNode stage,
      HttpServerExchange exchange,
      byte[] body,
      Instant now) {
    this.api = api;
    this.address = address;
    this.found = found;
    this.stage = stage;
    this.method = exchange.getRequestMethod().toString();
    this.body = body;
    this.source = exchange.getSourceAddress().getAddress().getHostAddress();
    this.now = now;
    for (HeaderValues values : exchange.getRequestHeaders()) {
      headers.put(values.getHeaderName().toString(), new ArrayList<>(values));
    }
    exchange
        .getQueryParameters()
        .forEach(
            (name, values) ->
                query.put(Uris.decode(name), values.stream().map(Uris::decode).toList()));
  }

  Optional<String> header(String name) {
    return headers.entrySet().stream()
        .filter(entry -> entry.getKey().equalsIgnoreCase(name))
        .map(entry -> entry.getValue().get(entry.getValue().size() - 1))
        .findFirst();
  }

  Optional<String> query(String name) {
    return Optional.ofNullable(query.get(name)).map(values -> values.get(values.size() - 1));
  }

  Optional<String> stageVariable(String name) {
    return Optional.ofNullable(stage.path("variables").path(name).textValue());
  }

  /** {@code ${stageVariables.name}}, as it may stand in a URI. */
  String withStageVariables(String text) {
    String result = text;
    for (Map.Entry<String, JsonNode> variable : stage.path("variables").properties()) {
      result =
          result.replace(
              "${stageVariables." + variable.getKey() + "}", variable.getValue().asText());
    }
    return result;
  }

  String methodArn() {
    return "arn:aws:execute-api:"
        + api.region()
        + ":"
        + api.account()
        + ":"
        + api.id()
        + "/"
        + address.stage()
        + "/"
        + method
        + address.path();
  }

  void authorized(Map<String, Object> context) {
    authorizer = Map.copyOf(context);
  }

  Map<String, Object> authorizer() {
    return authorizer;
  }

  void identified(JsonNode apiKey) {
    key = Optional.of(apiKey);
  }

  /** The event that a function gets, as authorizer or as integration; both have these members. */
  Map<String, Object> event() {
    Map<String, Object> event = new TreeMap<>();
    event.put("resource", found.resource());
    event.put("path", address.path());
    event.put("httpMethod", method);
    event.put("headers", last(headers));
    event.put("multiValueHeaders", headers);
    event.put("queryStringParameters", query.isEmpty() ? null : last(query));
    event.put("multiValueQueryStringParameters", query.isEmpty() ? null : query);
    event.put("pathParameters", found.parameters().isEmpty() ? null : found.parameters());
    JsonNode variables = stage.path("variables");
    event.put("stageVariables", variables.isEmpty() ? null : variables);
    event.put("requestContext", context());
    return event;
  }

  void body(Map<String, Object> event) {
    boolean binary = api.binary(header("Content-Type").orElse(""));
    event.put(
        "body",
        body.length == 0
            ? null
            : binary
                ? Base64.getEncoder().encodeToString(body)
                : new String(body, StandardCharsets.UTF_8));
    event.put("isBase64Encoded", binary && body.length > 0);
  }

  private Map<String, Object> context() {
    Map<String, Object> identity = new TreeMap<>();
    identity.put("sourceIp", source);
    identity.put("userAgent", header("User-Agent").orElse(null));
    key.ifPresent(
        it -> {
          identity.put("apiKey", it.path("value").asText());
          identity.put("apiKeyId", it.path("id").asText());
        });
    Map<String, Object> context = new TreeMap<>();
    context.put("accountId", api.account());
    context.put("apiId", api.id());
    context.put("stage", address.stage());
    context.put("resourceId", found.resourceId());
    context.put("resourcePath", found.resource());
    context.put("httpMethod", method);
    context.put("path", "/" + address.stage() + address.path());
    context.put("protocol", "HTTP/1.1");
    context.put("requestId", id);
    context.put("extendedRequestId", id);
    context.put("domainName", header("Host").orElse(""));
    context.put("requestTime", REQUEST_TIME.format(now));
    context.put("requestTimeEpoch", now.toEpochMilli());
    context.put("identity", identity);
    if (!authorizer.isEmpty()) {
      context.put("authorizer", authorizer);
    }
    return context;
  }

  private static Map<String, String> last(Map<String, List<String>> values) {
    Map<String, String> last = new LinkedHashMap<>();
    values.forEach((name, all) -> last.put(name, all.get(all.size() - 1)));
    return last;
  }
}
