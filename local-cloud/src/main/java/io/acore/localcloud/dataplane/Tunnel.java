package io.acore.localcloud.dataplane;

import io.acore.localcloud.http.WebSocketRelay;
import io.acore.localcloud.runtime.Session;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.Headers;
import java.io.IOException;
import java.util.concurrent.Executor;

/** A WebSocket between caller and agent. */
final class Tunnel implements WebSocketRelay.End {
  private final HttpServerExchange exchange;
  private final Call call;
  private final Session session;
  private final Executor workers;

  Tunnel(HttpServerExchange exchange, Call call, Session session, Executor workers) {
    this.exchange = exchange;
    this.call = call;
    this.session = session;
    this.workers = workers;
  }

  void start(Connections connections) {
    session.begin();
    connections.open(exchange, new WebSocketRelay(exchange, this).connected());
  }

  @Override
  public String path() {
    return "/ws";
  }

  @Override
  public void request(HeaderMap headers) {
    AgentHeaders.toAgent(exchange, call, headers);
    String protocols = Subprotocols.withoutToken(exchange);
    if (!protocols.isEmpty()) {
      headers.put(Headers.SEC_WEB_SOCKET_PROTOCOL, protocols);
    }
  }

  @Override
  public void answer(HeaderMap headers) {
    Subprotocols.accept(exchange, headers);
    headers.put(Names.SESSION, call.key().sessionId());
  }

  @Override
  public void refused(int status) {
    ServiceError.ofRuntime("Received error (" + status + ") from runtime on `/ws`.").send(exchange);
  }

  @Override
  public void failed(IOException e) {
    workers.execute(
        () -> {
          ServiceError error = ServiceError.of(session.failure(e));
          exchange.getIoThread().execute(() -> error.send(exchange));
        });
  }

  @Override
  public void over() {
    session.end();
  }
}
