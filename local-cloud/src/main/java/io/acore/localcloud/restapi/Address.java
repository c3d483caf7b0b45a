package io.acore.localcloud.restapi;

import io.acore.localcloud.http.Requests;
import io.undertow.server.HttpServerExchange;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which stage of which API a request is for.
 *
 * @param path behind the stage, still encoded; begins with a slash
 */
record Address(String api, String stage, String path) {
  private static final Pattern BY_PREFIX =
      Pattern.compile("/_aws/execute-api/([a-z0-9]+)/([A-Za-z0-9_-]+)(/.*)?");
  private static final Pattern BY_USER_REQUEST =
      Pattern.compile("/restapis/([a-z0-9]+)/([A-Za-z0-9_-]+)/_user_request_(/.*)?");
  private static final Pattern BY_HOST =
      Pattern.compile("([a-z0-9]+)\\.execute-api\\.(?:[a-z0-9-]+\\.)*localhost(?::[0-9]+)?");
  private static final Pattern STAGE = Pattern.compile("/([A-Za-z0-9_-]+)(/.*)?");

  static Optional<Address> of(HttpServerExchange exchange) {
    String path = Requests.path(exchange);
    for (Pattern form : new Pattern[] {BY_PREFIX, BY_USER_REQUEST}) {
      Matcher found = form.matcher(path);
      if (found.matches()) {
        return Optional.of(new Address(found.group(1), found.group(2), rest(found.group(3))));
      }
    }
    String host = exchange.getRequestHeaders().getFirst("Host");
    Matcher api = BY_HOST.matcher(host == null ? "" : host);
    Matcher stage = STAGE.matcher(path);
    return api.matches() && stage.matches()
        ? Optional.of(new Address(api.group(1), stage.group(1), rest(stage.group(2))))
        : Optional.empty();
  }

  private static String rest(@org.jspecify.annotations.Nullable String path) {
    return path == null || path.isEmpty() ? "/" : path;
  }
}
