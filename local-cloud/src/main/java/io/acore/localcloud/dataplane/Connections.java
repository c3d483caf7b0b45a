package io.acore.localcloud.dataplane;

import io.acore.localcloud.runtime.Session;
import io.undertow.UndertowOptions;
import io.undertow.client.ClientCallback;
import io.undertow.client.ClientConnection;
import io.undertow.client.UndertowClient;
import io.undertow.connector.ByteBufferPool;
import io.undertow.server.HttpServerExchange;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.xnio.IoUtils;
import org.xnio.OptionMap;
import org.xnio.Options;
import org.xnio.XnioIoThread;

/**
 * Open connections to one agent, kept between calls. Each I/O thread has its own, so that a call
 * stays on its thread from the first byte to the last and nothing is locked.
 */
final class Connections {
  /** Shorter than what uvicorn and Node keep one for (5 s): a stale one is closed here, not met. */
  private static final long KEPT_NANOS = TimeUnit.SECONDS.toNanos(3);

  private static final int KEPT_PER_THREAD = 64;
  private static final OptionMap SOCKET =
      OptionMap.create(Options.TCP_NODELAY, true, UndertowOptions.ENABLE_HTTP2, false);

  private final URI uri;
  private final Map<XnioIoThread, Deque<Idle>> idle = new ConcurrentHashMap<>();
  private volatile boolean closed;

  private record Idle(ClientConnection connection, long since) {}

  Connections(Session session) {
    InetSocketAddress address = session.address();
    String host = address.getAddress().getAddress().length == 4 ? "127.0.0.1" : "[::1]";
    this.uri = URI.create("http://" + host + ":" + address.getPort());
  }

  /** A kept connection, or a new one; answers on the exchange's I/O thread. */
  void take(HttpServerExchange exchange, ClientCallback<ClientConnection> callback) {
    Deque<Idle> mine = idle.get(exchange.getIoThread());
    while (mine != null && !mine.isEmpty()) {
      Idle last = mine.removeLast();
      if (last.connection().isOpen() && System.nanoTime() - last.since() < KEPT_NANOS) {
        callback.completed(last.connection());
        return;
      }
      IoUtils.safeClose(last.connection());
    }
    open(exchange, callback);
  }

  /** A new connection, for what never gives it back. */
  void open(HttpServerExchange exchange, ClientCallback<ClientConnection> callback) {
    ByteBufferPool buffers = exchange.getConnection().getByteBufferPool();
    UndertowClient.getInstance().connect(callback, uri, exchange.getIoThread(), buffers, SOCKET);
  }

  /** Called on the connection's own I/O thread, when its last answer is read to the end. */
  void give(ClientConnection connection) {
    Deque<Idle> mine = idle.computeIfAbsent(connection.getIoThread(), thread -> new ArrayDeque<>());
    if (closed || !connection.isOpen() || mine.size() >= KEPT_PER_THREAD) {
      IoUtils.safeClose(connection);
    } else {
      mine.addLast(new Idle(connection, System.nanoTime()));
    }
  }

  /** Closes them, each on its own thread. */
  void close() {
    closed = true;
    idle.forEach(
        (thread, mine) -> {
          try {
            thread.execute(
                () -> {
                  mine.forEach(kept -> IoUtils.safeClose(kept.connection()));
                  mine.clear();
                });
          } catch (RejectedExecutionException serverEnds) {
            // The thread closes what is its own as it ends
            mine.clear();
          }
        });
  }
}
