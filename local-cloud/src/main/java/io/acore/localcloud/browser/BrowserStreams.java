package io.acore.localcloud.browser;

import io.acore.localcloud.http.CredentialScope;
import io.acore.localcloud.http.Service;
import io.acore.localcloud.http.WebSocketRelay;
import io.undertow.client.UndertowClient;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.Headers;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.xnio.OptionMap;
import org.xnio.Options;

/** The automation streams: WebSockets that lead to a session's Chromium. */
public final class BrowserStreams implements Service {
  private static final String PREFIX = "/browser-streams/";
  private static final Pattern PATH =
      Pattern.compile("/browser-streams/([^/]+)/sessions/([0-9a-zA-Z]{1,40})/([a-z-]+)");
  private static final OptionMap SOCKET = OptionMap.create(Options.TCP_NODELAY, true);

  private final BrowserOperations browsers;

  public BrowserStreams(BrowserOperations browsers) {
    this.browsers = browsers;
  }

  static String path(String identifier, String sessionId) {
    return PREFIX + identifier + "/sessions/" + sessionId + "/automation";
  }

  @Override
  public boolean owns(HttpServerExchange exchange) {
    return exchange.getRequestURI().startsWith(PREFIX);
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) {
    Matcher path = PATH.matcher(exchange.getRequestURI());
    if (!path.matches()) {
      refuse(exchange, 404, "There is no stream of this name");
    } else if (CredentialScope.of(exchange).isEmpty()) {
      refuse(exchange, 403, "The request has no signature");
    } else if (!path.group(3).equals("automation")) {
      refuse(
          exchange, 404, "The local browser has no live view; connect with its automation stream");
    } else if (!exchange.getRequestHeaders().contains(Headers.UPGRADE)) {
      refuse(exchange, 400, "The stream is a WebSocket: the Upgrade header is missing");
    } else {
      connect(exchange, browsers.running(path.group(1), path.group(2)));
    }
  }

  @Override
  public void close() {
    // The sessions end the streams
  }

  private static void connect(HttpServerExchange exchange, Optional<Chromium> found) {
    if (found.isEmpty()) {
      refuse(exchange, 404, "There is no such session, or it is over");
      return;
    }
    Chromium browser = found.get();
    if (!browser.enabled()) {
      refuse(exchange, 403, "The automation stream is DISABLED, or the browser has ended");
      return;
    }
    Stream stream = new Stream(exchange, browser);
    exchange.dispatch(
        io.undertow.util.SameThreadExecutor.INSTANCE,
        () ->
            UndertowClient.getInstance()
                .connect(
                    stream.relay().connected(),
                    browser.address(),
                    exchange.getIoThread(),
                    exchange.getConnection().getByteBufferPool(),
                    SOCKET));
  }

  private static void refuse(HttpServerExchange exchange, int status, String why) {
    exchange.setStatusCode(status);
    exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "application/json");
    exchange.getResponseSender().send(io.acore.base.Json.compact(java.util.Map.of("message", why)));
  }

  /** One of them. */
  private static final class Stream implements WebSocketRelay.End {
    private final HttpServerExchange exchange;
    private final Chromium browser;
    private @Nullable WebSocketRelay relay;

    Stream(HttpServerExchange exchange, Chromium browser) {
      this.exchange = exchange;
      this.browser = browser;
    }

    WebSocketRelay relay() {
      WebSocketRelay made = new WebSocketRelay(exchange, this);
      relay = made;
      browser.add(made);
      return made;
    }

    @Override
    public String path() {
      return browser.path();
    }

    @Override
    public void request(HeaderMap headers) {
      // Chromium asks for a name of this machine, and for no origin
      headers.put(Headers.HOST, browser.address().getAuthority());
    }

    @Override
    public void answer(HeaderMap headers) {
      // Nothing besides
    }

    @Override
    public void refused(int status) {
      refuse(exchange, 502, "Chromium answered " + status);
    }

    @Override
    public void failed(IOException e) {
      if (exchange.isResponseStarted()) {
        // A tunnel that stood has ended
        return;
      }
      refuse(exchange, 502, "Chromium cannot be reached: " + e.getMessage());
    }

    @Override
    public void over() {
      if (relay != null) {
        browser.remove(relay);
      }
    }
  }
}
