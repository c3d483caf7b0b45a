package io.acore.functions.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A request. Header names are lower case; a header that came several times has several values.
 *
 * @param context what the authorizer said; a browser cannot write here
 */
@SuppressWarnings("ArrayRecordComponent") // copied in and out, never compared
public record Request(
    String method,
    String path,
    Map<String, List<String>> headers,
    Map<String, List<String>> query,
    byte[] body,
    String id,
    String address,
    Map<String, String> context) {

  public Request {
    Map<String, List<String>> lower = new TreeMap<>();
    headers.forEach(
        (name, values) ->
            lower
                .computeIfAbsent(name.toLowerCase(Locale.ROOT), key -> new ArrayList<>())
                .addAll(values));
    lower.replaceAll((name, values) -> List.copyOf(values));
    headers = Map.copyOf(lower);
    query = Map.copyOf(query);
    body = body.clone();
    context = Map.copyOf(context);
  }

  @Override
  public byte[] body() {
    return body.clone();
  }

  public int bodyBytes() {
    return body.length;
  }

  /**
   * The one value of a header.
   *
   * @throws Refusal 400 when it came more than once: which one counts is then a matter of opinion
   */
  public Optional<String> header(String name) {
    return single(headers.getOrDefault(name, List.of()), "header_twice");
  }

  public List<String> headerValues(String name) {
    return headers.getOrDefault(name, List.of());
  }

  /**
   * The one value of a query parameter.
   *
   * @throws Refusal 400 when it came more than once
   */
  public Optional<String> parameter(String name) {
    return single(query.getOrDefault(name, List.of()), "parameter_twice");
  }

  private static Optional<String> single(List<String> values, String code) {
    if (values.size() > 1) {
      throw new Refusal(400, code);
    }
    return values.stream().findFirst();
  }
}
