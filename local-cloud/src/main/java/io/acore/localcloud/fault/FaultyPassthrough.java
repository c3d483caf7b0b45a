package io.acore.localcloud.fault;

import io.undertow.connector.PooledByteBuffer;
import io.undertow.server.Connectors;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Faults for what is passed on. As long as there are none, a request is not even looked at. */
public final class FaultyPassthrough implements HttpHandler {
  private static final Pattern ACTION = Pattern.compile("(?:^|&)Action=([A-Za-z0-9]+)");
  private static final String FORM = "application/x-www-form-urlencoded";

  private final Faults faults;
  private final HttpHandler next;

  public FaultyPassthrough(Faults faults, HttpHandler next) {
    this.faults = faults;
    this.next = next;
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) throws Exception {
    if (faults.none()) {
      next.handleRequest(exchange);
    } else if (header(exchange, "Content-Type").startsWith(FORM)) {
      // The operation's name stands in the body, which the next one needs too
      exchange
          .getRequestReceiver()
          .receiveFullBytes(
              (it, body) -> {
                giveBack(it, body);
                decide(it, new String(body, StandardCharsets.UTF_8));
              });
    } else {
      decide(exchange, "");
    }
  }

  private void decide(HttpServerExchange exchange, String form) {
    Optional<Fault> fault = faults.take(names(exchange, form));
    exchange.dispatch(
        () -> {
          if (fault.isPresent()) {
            Drill.delay(fault.get());
            if (!fault.get().error().isEmpty()) {
              WireErrors.send(exchange, fault.get(), form);
              return;
            }
            exchange.addResponseCommitListener(it -> Drill.afterCommit(fault.get(), it));
          }
          try {
            next.handleRequest(exchange);
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        });
  }

  /**
   * What the request is called: by the JSON protocols, by the query protocol, by method and path.
   */
  private static List<String> names(HttpServerExchange exchange, String form) {
    List<String> names = new ArrayList<>();
    String target = header(exchange, "X-Amz-Target");
    names.add(target.substring(target.lastIndexOf('.') + 1));
    Matcher action = ACTION.matcher(form);
    if (action.find()) {
      names.add(action.group(1));
    }
    names.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
    return names;
  }

  private static void giveBack(HttpServerExchange exchange, byte[] body) {
    List<PooledByteBuffer> buffers = new ArrayList<>();
    for (int at = 0; at < body.length; ) {
      PooledByteBuffer pooled = exchange.getConnection().getByteBufferPool().allocate();
      ByteBuffer buffer = pooled.getBuffer();
      int length = Math.min(buffer.remaining(), body.length - at);
      buffer.put(body, at, length).flip();
      buffers.add(pooled);
      at += length;
    }
    Connectors.ungetRequestBytes(exchange, buffers.toArray(PooledByteBuffer[]::new));
    Connectors.resetRequestChannel(exchange);
  }

  private static String header(HttpServerExchange exchange, String name) {
    String value = exchange.getRequestHeaders().getFirst(name);
    return value == null ? "" : value;
  }
}
