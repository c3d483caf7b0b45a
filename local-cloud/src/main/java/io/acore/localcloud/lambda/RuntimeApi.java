package io.acore.localcloud.lambda;

import io.acore.localcloud.lambda.RuntimeClient.Reply;
import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.protocol.http.HttpAttachments;
import io.undertow.util.HeaderMap;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.xnio.OptionMap;
import org.xnio.Options;
import org.xnio.Xnio;
import org.xnio.XnioWorker;

/**
 * The Lambda Runtime API. Each process has an address of its own: nothing in its requests says
 * which process asks. All share one I/O thread.
 */
final class RuntimeApi implements AutoCloseable {
  private static final Pattern PATH =
      Pattern.compile(
          "/2018-06-01/runtime/(?:(init)/error|invocation/(?:(next)|([A-Za-z0-9-]+)/(response|error)))");
  private static final HttpString MODE = new HttpString("Lambda-Runtime-Function-Response-Mode");
  private static final HttpString ERROR_TYPE = new HttpString("Lambda-Runtime-Function-Error-Type");

  private final XnioWorker worker;
  private final ExecutorService readers;

  RuntimeApi(ExecutorService readers) throws IOException {
    this.readers = readers;
    this.worker =
        Xnio.getInstance()
            .createWorker(
                OptionMap.builder()
                    .set(Options.WORKER_IO_THREADS, 1)
                    .set(Options.WORKER_TASK_CORE_THREADS, 1)
                    .set(Options.WORKER_TASK_MAX_THREADS, 1)
                    .set(Options.WORKER_NAME, "lambda-runtime-api")
                    .set(Options.THREAD_DAEMON, true)
                    .getMap());
  }

  /** One process's address. */
  record Address(Undertow server) implements AutoCloseable {
    int port() {
      return ((InetSocketAddress) server.getListenerInfo().get(0).getAddress()).getPort();
    }

    @Override
    public void close() {
      server.stop();
    }
  }

  Address open(RuntimeClient client) {
    Undertow server =
        Undertow.builder()
            .setWorker(worker)
            .addHttpListener(0, "127.0.0.1")
            .setSocketOption(Options.TCP_NODELAY, true)
            // What is too large is answered, not cut off
            .setServerOption(UndertowOptions.MAX_ENTITY_SIZE, -1L)
            .setHandler(exchange -> handle(exchange, client))
            .build();
    server.start();
    return new Address(server);
  }

  @Override
  public void close() {
    worker.shutdownNow();
  }

  private void handle(HttpServerExchange exchange, RuntimeClient client) {
    Matcher path = PATH.matcher(exchange.getRequestPath());
    if (!path.matches()) {
      exchange.setStatusCode(404);
      exchange.endExchange();
    } else if (path.group(2) != null) {
      client.next(exchange);
    } else {
      exchange.dispatch(
          readers,
          () -> {
            exchange.startBlocking();
            try {
              send(exchange, said(exchange, client, path));
            } catch (IOException gone) {
              // The process ended in the middle of its answer; its end says the rest
              exchange.endExchange();
            }
          });
    }
  }

  private static Reply said(HttpServerExchange exchange, RuntimeClient client, Matcher path)
      throws IOException {
    String id = path.group(3);
    if (path.group(1) != null) {
      client.failToStart(exchange.getInputStream().readAllBytes());
      return Reply.ACCEPTED;
    }
    if (path.group(4).equals("error")) {
      return client.fail(id, exchange.getInputStream().readAllBytes());
    }
    HeaderMap headers = exchange.getRequestHeaders();
    boolean pieces = "streaming".equals(headers.getFirst(MODE));
    String type = headers.getFirst(Headers.CONTENT_TYPE);
    Reply reply =
        client.respond(
            id,
            pieces,
            type == null ? "application/octet-stream" : type,
            exchange.getInputStream());
    if (pieces && reply == Reply.ACCEPTED) {
      client.finished(id, () -> trailer(exchange));
    }
    return reply;
  }

  private static String trailer(HttpServerExchange exchange) {
    HeaderMap trailers = exchange.getAttachment(HttpAttachments.REQUEST_TRAILERS);
    String type = trailers == null ? null : trailers.getFirst(ERROR_TYPE);
    return type == null ? "" : type;
  }

  private static void send(HttpServerExchange exchange, Reply reply) {
    exchange.setStatusCode(reply.status());
    exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "application/json");
    exchange.getResponseSender().send(reply.body());
  }
}
