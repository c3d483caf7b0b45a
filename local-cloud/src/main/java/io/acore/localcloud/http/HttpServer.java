package io.acore.localcloud.http;

import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.HandlerWrapper;
import io.undertow.server.HttpHandler;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.util.List;

/** The socket: loopback only, and a port that the system chooses unless one is asked for. */
public final class HttpServer implements AutoCloseable {
  private final Undertow undertow;

  private HttpServer(Undertow undertow) {
    this.undertow = undertow;
  }

  /**
   * Starts it.
   *
   * @param port the port to take if nobody has it; 0 leaves it to the system
   */
  public static HttpServer start(
      int port,
      ControlPlane control,
      DataPlane data,
      Administration administration,
      HttpHandler others) {
    return start(port, List.of(), control, data, administration, others);
  }

  /** With services that have paths of their own and are asked first. */
  public static HttpServer start(
      int port,
      List<? extends Service> services,
      ControlPlane control,
      DataPlane data,
      Administration administration,
      HttpHandler others) {
    return start(port, services, control, data, administration, others, handler -> handler);
  }

  /** With services that are asked first, and something that watches all calls. */
  public static HttpServer start(
      int port,
      List<? extends Service> services,
      ControlPlane control,
      DataPlane data,
      Administration administration,
      HttpHandler others,
      HandlerWrapper watcher) {
    Router router = new Router(services, control, data, administration, others);
    HttpHandler handler = new LoopbackOnly(watcher.wrap(router));
    try {
      return start(port, handler);
    } catch (RuntimeException e) {
      if (port == 0 || !(e.getCause() instanceof BindException)) {
        throw e;
      }
      return start(0, handler);
    }
  }

  private static HttpServer start(int port, HttpHandler handler) {
    Undertow undertow =
        Undertow.builder()
            .addHttpListener(port, "127.0.0.1")
            // Paths stay as sent: an ARN in a path is one segment only while it is encoded
            .setServerOption(UndertowOptions.DECODE_URL, false)
            .setServerOption(UndertowOptions.ALLOW_UNESCAPED_CHARACTERS_IN_URL, true)
            .setServerOption(UndertowOptions.MAX_HEADER_SIZE, 256 * 1024)
            // Undertow's own limit is 2 MB; a package has 250
            .setServerOption(UndertowOptions.MAX_ENTITY_SIZE, -1L)
            .setServerOption(UndertowOptions.MULTIPART_MAX_ENTITY_SIZE, -1L)
            .setHandler(handler)
            .build();
    undertow.start();
    return new HttpServer(undertow);
  }

  public int port() {
    return ((InetSocketAddress) undertow.getListenerInfo().get(0).getAddress()).getPort();
  }

  @Override
  public void close() {
    undertow.stop();
  }
}
