package io.acore.localcloud.fault;

import io.undertow.server.HttpServerExchange;
import java.net.InetSocketAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.logging.Logger;
import org.xnio.IoUtils;

/** Carries out what a fault says about time, connections and processes. */
public final class Drill {
  private static final Logger LOG = Logger.getLogger(Drill.class.getName());

  private Drill() {}

  /** Call it on a worker thread, before the operation. */
  public static void delay(Fault fault) {
    try {
      Thread.sleep(fault.delay().toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Call it when the operation is done and nothing is answered yet; true when nothing should be.
   */
  public static boolean afterCommit(Fault fault, HttpServerExchange exchange) {
    boolean silent = fault.dropResponse();
    if (!fault.kill().isEmpty()) {
      Optional<ProcessHandle> victim = victim(fault, exchange);
      victim.ifPresent(it -> LOG.info("drill: killed " + it.pid() + " after " + fault.operation()));
      victim.ifPresent(ProcessHandle::destroyForcibly);
      silent |= fault.kill().equals("client");
    }
    if (silent) {
      IoUtils.safeClose(exchange.getConnection());
    }
    return silent;
  }

  private static Optional<ProcessHandle> victim(Fault fault, HttpServerExchange exchange) {
    InetSocketAddress peer = exchange.getSourceAddress();
    Optional<ProcessHandle> client =
        ClientProcess.ofPort(peer.getPort()).flatMap(ProcessHandle::of);
    if (fault.kill().equals("client")) {
      return client;
    }
    Optional<ProcessHandle> at = client;
    while (at.isPresent() && !command(at.get()).contains(fault.kill().toLowerCase(Locale.ROOT))) {
      at = at.get().parent();
    }
    return at;
  }

  private static String command(ProcessHandle process) {
    return process.info().commandLine().orElse("").toLowerCase(Locale.ROOT);
  }
}
