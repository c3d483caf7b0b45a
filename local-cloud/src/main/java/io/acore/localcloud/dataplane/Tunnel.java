package io.acore.localcloud.dataplane;

import io.acore.localcloud.runtime.Session;
import io.undertow.client.ClientCallback;
import io.undertow.client.ClientConnection;
import io.undertow.client.ClientExchange;
import io.undertow.client.ClientRequest;
import io.undertow.connector.ByteBufferPool;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.Methods;
import io.undertow.util.Transfer;
import java.io.IOException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.xnio.ChannelExceptionHandler;
import org.xnio.ChannelListeners;
import org.xnio.IoUtils;
import org.xnio.StreamConnection;
import org.xnio.channels.StreamSinkChannel;
import org.xnio.channels.StreamSourceChannel;

/**
 * A WebSocket between caller and agent: the handshake is passed on, and after it only bytes.
 * Neither frames nor their order are looked at.
 */
final class Tunnel {
  private static final HttpString[] HANDSHAKE = {
    Headers.SEC_WEB_SOCKET_KEY,
    Headers.SEC_WEB_SOCKET_VERSION,
    new HttpString("Sec-WebSocket-Extensions")
  };
  private static final int SWITCHING = 101;

  private final HttpServerExchange exchange;
  private final Call call;
  private final Session session;
  private final Executor workers;
  private final AtomicBoolean open = new AtomicBoolean(true);

  Tunnel(HttpServerExchange exchange, Call call, Session session, Executor workers) {
    this.exchange = exchange;
    this.call = call;
    this.session = session;
    this.workers = workers;
  }

  void start(Connections connections) {
    session.begin();
    // Ends the call when there never was a tunnel; an upgraded one ends when a side closes
    exchange.addExchangeCompleteListener(
        (ended, next) -> {
          if (ended.getStatusCode() != SWITCHING) {
            over();
          }
          next.proceed();
        });
    connections.open(
        exchange,
        new ClientCallback<>() {
          @Override
          public void completed(ClientConnection connection) {
            handshake(connection);
          }

          @Override
          public void failed(IOException e) {
            fail(e);
          }
        });
  }

  private void handshake(ClientConnection connection) {
    ClientRequest request = new ClientRequest().setMethod(Methods.GET).setPath("/ws");
    HeaderMap headers = request.getRequestHeaders();
    AgentHeaders.toAgent(exchange, call, headers);
    headers.put(Headers.UPGRADE, "websocket");
    headers.put(Headers.CONNECTION, "Upgrade");
    for (HttpString name : HANDSHAKE) {
      Call.header(exchange, name).ifPresent(value -> headers.put(name, value));
    }
    String protocols = Subprotocols.withoutToken(exchange);
    if (!protocols.isEmpty()) {
      headers.put(Headers.SEC_WEB_SOCKET_PROTOCOL, protocols);
    }
    connection.sendRequest(
        request,
        new ClientCallback<>() {
          @Override
          public void completed(ClientExchange sending) {
            sending.setResponseListener(
                new ClientCallback<>() {
                  @Override
                  public void completed(ClientExchange answered) {
                    answer(connection, answered);
                  }

                  @Override
                  public void failed(IOException e) {
                    fail(e);
                  }
                });
          }

          @Override
          public void failed(IOException e) {
            fail(e);
          }
        });
  }

  private void answer(ClientConnection connection, ClientExchange answered) {
    int status = answered.getResponse().getResponseCode();
    if (status != SWITCHING) {
      IoUtils.safeClose(connection);
      ServiceError.ofRuntime("Received error (" + status + ") from runtime on `/ws`.")
          .send(exchange);
      return;
    }
    HeaderMap headers = exchange.getResponseHeaders();
    for (io.undertow.util.HeaderValues header : answered.getResponse().getResponseHeaders()) {
      if (header.getHeaderName().toString().toLowerCase(java.util.Locale.ROOT).startsWith("sec-")) {
        headers.putAll(header.getHeaderName(), header);
      }
    }
    Subprotocols.accept(exchange, headers);
    headers.put(Headers.UPGRADE, "websocket");
    headers.put(Names.SESSION, call.key().sessionId());
    exchange.setStatusCode(SWITCHING);
    exchange.upgradeChannel((stream, upgraded) -> join(stream, connection));
    exchange.endExchange();
  }

  private void join(StreamConnection caller, ClientConnection connection) {
    try {
      ByteBufferPool buffers = connection.getBufferPool();
      StreamConnection agent = connection.performUpgrade();
      caller.getCloseSetter().set(closed -> end(caller, agent));
      agent.getCloseSetter().set(closed -> end(caller, agent));
      move(agent.getSourceChannel(), caller.getSinkChannel(), caller, agent, buffers);
      move(caller.getSourceChannel(), agent.getSinkChannel(), caller, agent, buffers);
    } catch (IOException e) {
      IoUtils.safeClose(caller, connection);
      over();
    }
  }

  private void move(
      StreamSourceChannel from,
      StreamSinkChannel to,
      StreamConnection caller,
      StreamConnection agent,
      ByteBufferPool buffers) {
    ChannelExceptionHandler<java.nio.channels.Channel> broken = (channel, e) -> end(caller, agent);
    Transfer.initiateTransfer(
        from,
        to,
        ChannelListeners.closingChannelListener(),
        // What one side has finished, the other may still answer
        ChannelListeners.writeShutdownChannelListener(
            ChannelListeners.<StreamSinkChannel>flushingChannelListener(
                ChannelListeners.closingChannelListener(),
                ChannelListeners.closingChannelExceptionHandler()),
            ChannelListeners.closingChannelExceptionHandler()),
        broken,
        broken,
        buffers);
  }

  private void end(StreamConnection caller, StreamConnection agent) {
    IoUtils.safeClose(caller, agent);
    over();
  }

  private void over() {
    if (open.compareAndSet(true, false)) {
      session.end();
    }
  }

  private void fail(IOException e) {
    workers.execute(
        () -> {
          ServiceError error = ServiceError.of(session.failure(e));
          exchange.getIoThread().execute(() -> error.send(exchange));
        });
  }
}
