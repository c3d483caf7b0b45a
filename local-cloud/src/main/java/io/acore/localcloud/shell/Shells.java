package io.acore.localcloud.shell;

import io.acore.base.FileTrees;
import io.acore.localcloud.thread.DaemonThreads;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HttpString;
import io.undertow.websockets.WebSocketConnectionCallback;
import io.undertow.websockets.WebSocketProtocolHandshakeHandler;
import io.undertow.websockets.core.WebSocketChannel;
import io.undertow.websockets.core.protocol.Handshake;
import io.undertow.websockets.core.protocol.version13.Hybi13Handshake;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The shells of all sessions. */
public final class Shells implements AutoCloseable {
  private static final HttpString SHELL_ID = new HttpString("X-Amzn-Bedrock-AgentCore-Shell-Id");
  private static final String BEARER = "base64UrlBearerAuthorization";
  private static final String PROGRAM = "shell.py";
  private static final int MOST = 10;
  private static final long KEPT_MINUTES = 15;
  private static final long LONGEST_HOURS = 1;

  private final Path folder;
  private final Map<Object, Map<String, Shell>> sessions = new ConcurrentHashMap<>();
  private final ExecutorService workers =
      Executors.newCachedThreadPool(new DaemonThreads("shells"));
  private final ScheduledExecutorService sweeper =
      Executors.newSingleThreadScheduledExecutor(new DaemonThreads("shells"));
  private final Future<?> sweeping;

  /** Keeps its program in this folder. */
  public Shells(Path folder) {
    this.folder = folder;
    this.sweeping = sweeper.scheduleWithFixedDelay(this::sweep, 1, 1, TimeUnit.MINUTES);
  }

  /** Starts a program with the arguments that it gets, where and as an agent's session runs. */
  @FunctionalInterface
  public interface Beside {
    Process start(List<String> arguments) throws IOException;
  }

  /**
   * The shell of this name, started unless it runs.
   *
   * @return false when the session has as many as it may
   */
  public boolean ensure(Object session, String shellId, Beside beside) throws IOException {
    Map<String, Shell> shells = sessions.computeIfAbsent(session, key -> new ConcurrentHashMap<>());
    synchronized (shells) {
      if (shells.containsKey(shellId)) {
        return true;
      }
      if (shells.size() >= MOST) {
        return false;
      }
      Process process = beside.start(List.of(program().toString()));
      shells.put(shellId, new Shell(shellId, process, () -> forget(shells, shellId)));
      return true;
    }
  }

  /**
   * Makes a WebSocket of the exchange and joins it to the shell; on the exchange's I/O thread.
   *
   * @param onGone runs when the client is gone
   */
  public void connect(HttpServerExchange exchange, Object session, String shellId, Runnable onGone)
      throws Exception {
    Shell shell = sessions.getOrDefault(session, Map.of()).get(shellId);
    if (shell == null) {
      onGone.run();
      exchange.setStatusCode(424);
      exchange.endExchange();
      return;
    }
    exchange.getResponseHeaders().put(SHELL_ID, shellId);
    Set<Handshake> handshakes = Set.of(new Hybi13Handshake(Set.of(BEARER), false));
    WebSocketConnectionCallback callback = (upgraded, channel) -> joined(channel, shell, onGone);
    new WebSocketProtocolHandshakeHandler(handshakes, callback).handleRequest(exchange);
  }

  /** Ends the shells of a session. */
  public void end(Object session) {
    Map<String, Shell> shells = sessions.remove(session);
    if (shells != null) {
      shells.values().forEach(Shell::end);
    }
  }

  @Override
  public void close() {
    sweeping.cancel(false);
    sweeper.shutdown();
    List.copyOf(sessions.keySet()).forEach(this::end);
    workers.shutdown();
  }

  private void joined(WebSocketChannel channel, Shell shell, Runnable onGone) {
    ShellClient client = new ShellClient(channel, shell, workers);
    channel.addCloseTask(
        closed ->
            workers.execute(
                () -> {
                  shell.detach(client);
                  onGone.run();
                }));
    channel
        .getIoThread()
        .executeAfter(
            () -> client.close(1008, "a connection lasts an hour"), LONGEST_HOURS, TimeUnit.HOURS);
    workers.execute(
        () -> {
          shell.attach(client);
          channel.getReceiveSetter().set(client);
          channel.resumeReceives();
        });
  }

  private static void forget(Map<String, Shell> shells, String shellId) {
    shells.remove(shellId);
  }

  private void sweep() {
    long kept = TimeUnit.MINUTES.toNanos(KEPT_MINUTES);
    for (Map<String, Shell> shells : sessions.values()) {
      shells.values().stream().filter(it -> it.unusedFor(kept)).forEach(Shell::end);
    }
  }

  private Path program() throws IOException {
    Path program = folder.resolve(PROGRAM);
    try (InputStream in = Objects.requireNonNull(Shells.class.getResourceAsStream(PROGRAM))) {
      FileTrees.write(program, in.readAllBytes());
    }
    return program;
  }
}
