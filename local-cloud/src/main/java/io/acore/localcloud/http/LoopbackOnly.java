package io.acore.localcloud.http;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Refuses what a web page could send here through a name of its own that resolves to this machine
 * (DNS rebinding): only names that mean the loopback interface are answered.
 */
final class LoopbackOnly implements HttpHandler {
  private static final Pattern OURS =
      Pattern.compile("(127\\.0\\.0\\.1|\\[::1]|([a-z0-9._-]+\\.)?localhost)(:[0-9]+)?");

  private final HttpHandler next;

  LoopbackOnly(HttpHandler next) {
    this.next = next;
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) throws Exception {
    if (allows(exchange.getRequestHeaders().getFirst("Host"))) {
      next.handleRequest(exchange);
    } else {
      exchange.setStatusCode(403);
      exchange.getResponseSender().send("The local cloud answers only to names of this machine\n");
    }
  }

  static boolean allows(@org.jspecify.annotations.Nullable String host) {
    return host != null && OURS.matcher(host.toLowerCase(Locale.ROOT)).matches();
  }
}
