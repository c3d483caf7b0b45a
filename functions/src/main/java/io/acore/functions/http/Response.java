package io.acore.functions.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A response. Every one forbids caching, framing and guessing of its type. */
@SuppressWarnings("ArrayRecordComponent") // copied in and out, never compared
public record Response(int status, Map<String, List<String>> headers, byte[] body) {
  private static final Map<String, List<String>> ALWAYS =
      Map.of(
          "cache-control", List.of("no-store"),
          "content-security-policy",
              List.of(
                  "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"),
          "referrer-policy", List.of("no-referrer"),
          "strict-transport-security", List.of("max-age=63072000; includeSubDomains"),
          "x-content-type-options", List.of("nosniff"));

  public Response {
    Map<String, List<String>> all = new LinkedHashMap<>(ALWAYS);
    headers.forEach((name, values) -> all.put(name, List.copyOf(values)));
    all.values().forEach(values -> values.forEach(Response::checkHeader));
    headers = Map.copyOf(all);
    body = body.clone();
  }

  @Override
  public byte[] body() {
    return body.clone();
  }

  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  public static Response json(int status, Map<String, ?> content) {
    return new Response(
        status,
        Map.of("content-type", List.of("application/json")),
        Json.write(content).getBytes(StandardCharsets.UTF_8));
  }

  public static Response of(Refusal refusal) {
    return json(refusal.status(), Map.of("error", refusal.code()));
  }

  public static Response redirect(String location) {
    return new Response(302, Map.of("location", List.of(location)), new byte[0]);
  }

  public static Response empty() {
    return new Response(204, Map.of(), new byte[0]);
  }

  public Response withHeader(String name, String value) {
    Map<String, List<String>> more = new LinkedHashMap<>(headers);
    more.put(name, List.of(value));
    return new Response(status, more, body);
  }

  public Response withCookie(String cookie) {
    Map<String, List<String>> more = new LinkedHashMap<>(headers);
    List<String> cookies = new ArrayList<>(more.getOrDefault("set-cookie", List.of()));
    cookies.add(cookie);
    more.put("set-cookie", cookies);
    return new Response(status, more, body);
  }

  private static void checkHeader(String value) {
    if (value.chars().anyMatch(c -> c < ' ' || c == 0x7f)) {
      throw new IllegalArgumentException("a header with a control character");
    }
  }
}
