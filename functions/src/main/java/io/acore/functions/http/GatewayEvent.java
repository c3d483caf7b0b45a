package io.acore.functions.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** API Gateway's proxy event and answer, to and from our types. */
public final class GatewayEvent {
  private static final String BYTES = "application/octet-stream";

  private GatewayEvent() {}

  public static Request request(Map<String, @Nullable Object> event) {
    Map<String, @Nullable Object> context = Json.object(event.get("requestContext"));
    Map<String, @Nullable Object> identity = Json.object(context.get("identity"));
    return new Request(
        text(event.get("httpMethod")),
        text(event.get("path")),
        values(event.get("multiValueHeaders"), event.get("headers")),
        values(event.get("multiValueQueryStringParameters"), event.get("queryStringParameters")),
        body(event),
        text(context.get("requestId")),
        text(identity.get("sourceIp")),
        texts(Json.object(context.get("authorizer"))));
  }

  public static Map<String, Object> answer(Response response) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("statusCode", response.status());
    answer.put("multiValueHeaders", response.headers());
    boolean bytes = response.headers().getOrDefault("content-type", List.of()).contains(BYTES);
    answer.put(
        "body", bytes ? Base64.getEncoder().encodeToString(response.body()) : response.text());
    answer.put("isBase64Encoded", bytes);
    return answer;
  }

  private static byte[] body(Map<String, @Nullable Object> event) {
    String body = text(event.get("body"));
    if (!Boolean.TRUE.equals(event.get("isBase64Encoded"))) {
      return body.getBytes(StandardCharsets.UTF_8);
    }
    try {
      return Base64.getDecoder().decode(body);
    } catch (IllegalArgumentException e) {
      throw new Refusal(400, "not_base64", e);
    }
  }

  private static Map<String, List<String>> values(@Nullable Object multi, @Nullable Object single) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    if (multi instanceof Map<?, ?>) {
      Json.object(multi)
          .forEach(
              (name, value) -> {
                if (value instanceof List<?> list) {
                  values.put(name, list.stream().map(GatewayEvent::text).toList());
                }
              });
    } else {
      Json.object(single).forEach((name, value) -> values.put(name, List.of(text(value))));
    }
    return values;
  }

  private static Map<String, String> texts(Map<String, @Nullable Object> object) {
    Map<String, String> texts = new TreeMap<>();
    object.forEach((name, value) -> texts.put(name, text(value)));
    return texts;
  }

  private static String text(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }
}
