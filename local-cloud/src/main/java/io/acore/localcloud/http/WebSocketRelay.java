package io.acore.localcloud.http;

import io.undertow.client.ClientCallback;
import io.undertow.client.ClientConnection;
import io.undertow.client.ClientExchange;
import io.undertow.client.ClientRequest;
import io.undertow.connector.ByteBufferPool;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.HeaderValues;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.Methods;
import io.undertow.util.Transfer;
import java.io.IOException;
import java.nio.channels.Channel;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.xnio.ChannelExceptionHandler;
import org.xnio.ChannelListeners;
import org.xnio.IoUtils;
import org.xnio.StreamConnection;
import org.xnio.channels.StreamSinkChannel;
import org.xnio.channels.StreamSourceChannel;

/**
 * A WebSocket between a caller and something that listens on this machine: the handshake is passed
 * on, and after it only bytes. Neither frames nor their order are looked at.
 */
public final class WebSocketRelay {
  private static final HttpString[] HANDSHAKE = {
    Headers.SEC_WEB_SOCKET_KEY,
    Headers.SEC_WEB_SOCKET_VERSION,
    new HttpString("Sec-WebSocket-Extensions")
  };
  private static final int SWITCHING = 101;

  private final HttpServerExchange exchange;
  private final End end;
  private final AtomicBoolean open = new AtomicBoolean(true);
  private volatile @Nullable StreamConnection caller;

  /** What the two ends agree on, and what happens when they do not. */
  public interface End {
    /** The path on the far side. */
    String path();

    /** Headers for the far side beside those of the handshake. */
    void request(HeaderMap headers);

    /** Headers for the caller beside those of the handshake. */
    void answer(HeaderMap headers);

    /** The far side answered with another status. */
    void refused(int status);

    /** The far side cannot be reached, or broke off before there was a tunnel. */
    void failed(IOException e);

    /** It is over; called once, also when there never was a tunnel. */
    void over();
  }

  public WebSocketRelay(HttpServerExchange exchange, End end) {
    this.exchange = exchange;
    this.end = end;
    // Ends it when there never was a tunnel; an upgraded one ends when a side closes
    exchange.addExchangeCompleteListener(
        (ended, next) -> {
          if (ended.getStatusCode() != SWITCHING) {
            over();
          }
          next.proceed();
        });
  }

  /** What takes the connection to the far side; on the exchange's I/O thread. */
  public ClientCallback<ClientConnection> connected() {
    return callback(this::handshake);
  }

  /** Ends it from this side. */
  public void close() {
    IoUtils.safeClose(caller);
  }

  private void handshake(ClientConnection connection) {
    ClientRequest request = new ClientRequest().setMethod(Methods.GET).setPath(end.path());
    HeaderMap headers = request.getRequestHeaders();
    end.request(headers);
    headers.put(Headers.UPGRADE, "websocket");
    headers.put(Headers.CONNECTION, "Upgrade");
    for (HttpString name : HANDSHAKE) {
      String value = exchange.getRequestHeaders().getFirst(name);
      if (value != null) {
        headers.put(name, value);
      }
    }
    connection.sendRequest(
        request,
        callback(
            (ClientExchange sending) ->
                sending.setResponseListener(callback(answered -> answer(connection, answered)))));
  }

  private <T> ClientCallback<T> callback(Consumer<T> completed) {
    return new ClientCallback<>() {
      @Override
      public void completed(T result) {
        completed.accept(result);
      }

      @Override
      public void failed(IOException e) {
        end.failed(e);
      }
    };
  }

  private void answer(ClientConnection connection, ClientExchange answered) {
    int status = answered.getResponse().getResponseCode();
    if (status != SWITCHING) {
      IoUtils.safeClose(connection);
      end.refused(status);
      return;
    }
    HeaderMap headers = exchange.getResponseHeaders();
    for (HeaderValues header : answered.getResponse().getResponseHeaders()) {
      if (header.getHeaderName().toString().toLowerCase(Locale.ROOT).startsWith("sec-")) {
        headers.putAll(header.getHeaderName(), header);
      }
    }
    end.answer(headers);
    headers.put(Headers.UPGRADE, "websocket");
    exchange.setStatusCode(SWITCHING);
    exchange.upgradeChannel((stream, upgraded) -> join(stream, connection));
    exchange.endExchange();
  }

  private void join(StreamConnection stream, ClientConnection connection) {
    try {
      caller = stream;
      ByteBufferPool buffers = connection.getBufferPool();
      StreamConnection far = connection.performUpgrade();
      stream.getCloseSetter().set(closed -> end(stream, far));
      far.getCloseSetter().set(closed -> end(stream, far));
      move(far.getSourceChannel(), stream.getSinkChannel(), stream, far, buffers);
      move(stream.getSourceChannel(), far.getSinkChannel(), stream, far, buffers);
    } catch (IOException e) {
      IoUtils.safeClose(stream, connection);
      over();
    }
  }

  private void move(
      StreamSourceChannel from,
      StreamSinkChannel to,
      StreamConnection near,
      StreamConnection far,
      ByteBufferPool buffers) {
    ChannelExceptionHandler<Channel> broken = (channel, e) -> end(near, far);
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

  private void end(StreamConnection near, StreamConnection far) {
    IoUtils.safeClose(near, far);
    over();
  }

  private void over() {
    if (open.compareAndSet(true, false)) {
      end.over();
    }
  }
}
