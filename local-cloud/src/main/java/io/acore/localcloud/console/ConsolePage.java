package io.acore.localcloud.console;

import io.acore.localcloud.http.Service;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.Methods;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Objects;

/** The page's three files. They hold no data: who has no token sees an empty page. */
public final class ConsolePage implements Service {
  public static final String PATH = "/_console/";

  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:;"
          + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
  private static final Map<String, String> FILES =
      Map.of(
          "console.html", "text/html; charset=utf-8",
          "console.js", "text/javascript; charset=utf-8",
          "console.css", "text/css; charset=utf-8");

  @Override
  public boolean owns(HttpServerExchange exchange) {
    return exchange.getRequestURI().startsWith(PATH);
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) {
    String name = exchange.getRequestURI().substring(PATH.length());
    String file = name.isEmpty() ? "console.html" : name;
    String type = FILES.get(file);
    if (type == null || !exchange.getRequestMethod().equals(Methods.GET)) {
      exchange.setStatusCode(404);
      exchange.endExchange();
      return;
    }
    header(exchange, "Content-Security-Policy", POLICY);
    header(exchange, "X-Content-Type-Options", "nosniff");
    header(exchange, "Referrer-Policy", "no-referrer");
    header(exchange, "Cross-Origin-Opener-Policy", "same-origin");
    header(exchange, "Cache-Control", "no-store");
    exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, type);
    exchange.getResponseSender().send(ByteBuffer.wrap(bytes(file)));
  }

  @Override
  public void close() {
    // Nothing is open
  }

  private static void header(HttpServerExchange exchange, String name, String value) {
    exchange.getResponseHeaders().put(new HttpString(name), value);
  }

  private static byte[] bytes(String file) {
    try (InputStream in = Objects.requireNonNull(ConsolePage.class.getResourceAsStream(file))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
