package io.acore.constructs.gateway;

import io.acore.constructs.limit.Limit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What of a request a gateway passes on to a target, and back; each list has 10 names at most.
 *
 * @param requestHeaders empty for none
 * @param queryParameters empty for none
 * @param responseHeaders empty for none
 */
public record PassedHeaders(
    List<String> requestHeaders, List<String> queryParameters, List<String> responseHeaders) {
  private static final int MOST = 10;
  private static final Limit HEADER = Limit.length("header name", 1, 100);
  private static final Limit PARAMETER = Limit.length("query parameter name", 1, 40);

  public PassedHeaders {
    requestHeaders = HEADER.check(requestHeaders, 0, MOST);
    queryParameters = PARAMETER.check(queryParameters, 0, MOST);
    responseHeaders = HEADER.check(responseHeaders, 0, MOST);
  }

  /** Nothing. */
  public static PassedHeaders none() {
    return new PassedHeaders(List.of(), List.of(), List.of());
  }

  /** The API's {@code metadataConfiguration}. */
  Optional<Map<String, Object>> input() {
    Map<String, Object> input = new LinkedHashMap<>();
    input.put("allowedRequestHeaders", GatewayLimits.unlessEmpty(requestHeaders));
    input.put("allowedQueryParameters", GatewayLimits.unlessEmpty(queryParameters));
    input.put("allowedResponseHeaders", GatewayLimits.unlessEmpty(responseHeaders));
    return equals(none()) ? Optional.empty() : Optional.of(input);
  }
}
