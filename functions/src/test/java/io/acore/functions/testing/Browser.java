package io.acore.functions.testing;

import io.acore.functions.http.Json;
import io.acore.functions.http.Request;
import io.acore.functions.http.Response;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Keeps cookies and sends what our page would send. */
public final class Browser {
  public final Map<String, String> cookies = new LinkedHashMap<>();
  private final String origin;
  private final Function<Request, Response> server;
  public Optional<Response> last = Optional.empty();

  public Browser(String origin, Function<Request, Response> server) {
    this.origin = origin;
    this.server = server;
  }

  public Response get(String address) {
    return send("GET", address, Map.of(), "");
  }

  public Response post(String address, Map<String, ?> body) {
    return send("POST", address, Map.of("Origin", origin, "X-Acore-Csrf", "1"), Json.write(body));
  }

  public Response send(String method, String address, Map<String, String> headers, String body) {
    Map<String, List<String>> all = new LinkedHashMap<>();
    all.put("User-Agent", List.of("Test/1.0"));
    if (!cookies.isEmpty()) {
      List<String> pairs = new ArrayList<>();
      cookies.forEach((name, value) -> pairs.add(name + "=" + value));
      all.put("Cookie", List.of(String.join("; ", pairs)));
    }
    headers.forEach((name, value) -> all.put(name, List.of(value)));
    int mark = address.indexOf('?');
    Response response =
        server.apply(
            new Request(
                method,
                mark < 0 ? address : address.substring(0, mark),
                all,
                mark < 0 ? Map.of() : query(address.substring(mark + 1)),
                body.getBytes(StandardCharsets.UTF_8),
                "request-1",
                "192.0.2.1",
                Map.of()));
    response.headers().getOrDefault("set-cookie", List.of()).forEach(this::keep);
    last = Optional.of(response);
    return response;
  }

  public static Map<String, List<String>> query(String text) {
    Map<String, List<String>> query = new LinkedHashMap<>();
    for (String pair : text.split("&")) {
      String[] parts = pair.split("=", 2);
      query
          .computeIfAbsent(parts[0], name -> new ArrayList<>())
          .add(java.net.URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
    }
    return query;
  }

  private void keep(String cookie) {
    String[] parts = cookie.split(";", 2);
    String[] pair = parts[0].split("=", 2);
    if (cookie.contains("Max-Age=0")) {
      cookies.remove(pair[0]);
    } else {
      cookies.put(pair[0], pair[1]);
    }
  }

  public static Map<String, @Nullable Object> json(Response response) {
    return Json.parse(response.text(), 1 << 20);
  }
}
