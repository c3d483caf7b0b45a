package io.acore.localcloud.dataplane;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.Headers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A browser's way to send a token with a WebSocket: as one of the protocols that it offers. */
final class Subprotocols {
  private static final String NAME = "base64UrlBearerAuthorization";
  private static final String WITH_TOKEN = NAME + ".";

  private Subprotocols() {}

  /** The token among the offered protocols. */
  static Optional<String> token(HttpServerExchange exchange) {
    return offered(exchange).stream()
        .filter(protocol -> protocol.startsWith(WITH_TOKEN))
        .map(protocol -> protocol.substring(WITH_TOKEN.length()))
        .findFirst()
        .flatMap(Subprotocols::decoded);
  }

  /** What the agent may choose from. */
  static String withoutToken(HttpServerExchange exchange) {
    return offered(exchange).stream()
        .filter(protocol -> !protocol.startsWith(NAME))
        .collect(Collectors.joining(", "));
  }

  /** A browser closes a connection that accepts none of the protocols it offered. */
  static void accept(HttpServerExchange exchange, HeaderMap answer) {
    if (!answer.contains(Headers.SEC_WEB_SOCKET_PROTOCOL) && offered(exchange).contains(NAME)) {
      answer.put(Headers.SEC_WEB_SOCKET_PROTOCOL, NAME);
    }
  }

  private static List<String> offered(HttpServerExchange exchange) {
    return exchange
            .getRequestHeaders()
            .eachValue(Headers.SEC_WEB_SOCKET_PROTOCOL)
            .iterator()
            .hasNext()
        ? exchange.getRequestHeaders().get(Headers.SEC_WEB_SOCKET_PROTOCOL).stream()
            .flatMap(value -> Arrays.stream(value.split(",")))
            .map(String::strip)
            .toList()
        : List.of();
  }

  private static Optional<String> decoded(String text) {
    try {
      return Optional.of(new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }
}
