package io.acore.localcloud.http;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.proxy.LoadBalancingProxyClient;
import io.undertow.server.handlers.proxy.ProxyHandler;
import java.net.URI;

/** Hands a request on as it is, byte by byte in both directions, with its own Host header. */
public final class Passthrough implements HttpHandler {
  private final ProxyHandler proxy;

  public Passthrough(URI to) {
    // Never tried again here: a write could then happen twice. The client decides.
    LoadBalancingProxyClient client =
        new LoadBalancingProxyClient()
            .addHost(to)
            .setConnectionsPerThread(100)
            .setMaxQueueSize(10_000);
    proxy =
        ProxyHandler.builder()
            .setProxyClient(client)
            .setMaxRequestTime(-1)
            .setRewriteHostHeader(false)
            .setMaxConnectionRetries(0)
            .build();
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) throws Exception {
    proxy.handleRequest(exchange);
  }
}
