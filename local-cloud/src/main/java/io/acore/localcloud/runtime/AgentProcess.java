package io.acore.localcloud.runtime;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A started agent: its process, its port, and the last lines that it printed. */
final class AgentProcess {
  private static final int KEPT_LINES = 20;
  private static final long LOOK_MILLIS = 10;

  private final Process process;
  private final Protocol protocol;
  private final int port;
  private final String logGroup;
  private final Deque<String> lines = new ArrayDeque<>();
  private final Thread reader;
  private volatile @Nullable InetSocketAddress address;
  private @Nullable CompletableFuture<Void> ending;

  private AgentProcess(
      Process process, Protocol protocol, int port, String logGroup, Consumer<String> log) {
    this.process = process;
    this.protocol = protocol;
    this.port = port;
    this.logGroup = logGroup;
    reader = new Thread(() -> read(log), "agent-log-" + process.pid());
    reader.setDaemon(true);
    reader.start();
  }

  static AgentProcess start(Launch launch, Protocol protocol, String logGroup, Consumer<String> log)
      throws IOException {
    ProcessBuilder builder = new ProcessBuilder(launch.command());
    builder.environment().clear();
    builder.environment().putAll(launch.variables());
    builder.directory(launch.directory().toFile());
    builder.redirectErrorStream(true);
    return new AgentProcess(builder.start(), protocol, launch.port(), logGroup, log);
  }

  /** Waits until the agent is healthy; a process that ends is noticed at once. */
  void awaitHealthy(Duration limit) throws AgentFailure {
    long deadline = System.nanoTime() + limit.toNanos();
    Optional<Ping> last = Optional.empty();
    try {
      while (System.nanoTime() < deadline) {
        for (InetAddress host : List.of(Loopback.V4, Loopback.V6)) {
          InetSocketAddress candidate = new InetSocketAddress(host, port);
          Optional<Ping> ping = Ping.of(candidate, protocol);
          if (ping.isPresent() && ping.get().healthy()) {
            address = candidate;
            return;
          }
          last = ping.isPresent() ? ping : last;
        }
        if (process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
          throw AgentFailure.notStarted(exit(), lastLines(), logGroup);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AgentFailure("The start was interrupted", e);
    }
    throw AgentFailure.notStarted(late(limit, last), lastLines(), logGroup);
  }

  InetSocketAddress address() {
    InetSocketAddress known = address;
    if (known == null) {
      throw new IllegalStateException("the agent is not known to be healthy");
    }
    return known;
  }

  Optional<Ping> ping() {
    return Ping.of(address(), protocol);
  }

  boolean alive() {
    return process.isAlive();
  }

  long pid() {
    return process.pid();
  }

  void whenEnded(Runnable action) {
    ending = process.onExit().thenRun(action);
  }

  /** Waits for its end, but not long; whether it came. */
  boolean endsWithin(Duration limit) {
    try {
      return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** How it ended, with the reason that its log shows. */
  AgentFailure ended() {
    return new AgentFailure(
        "The runtime's process ended during the call: "
            + exit()
            + AgentFailure.said(lastLines(), logGroup));
  }

  /** Asks it to end, and sees to it. */
  void stop() {
    if (ending != null) {
      ending.cancel(false);
    }
    try {
      Supervisor.end(process);
      reader.join(TimeUnit.SECONDS.toMillis(1));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private String exit() {
    awaitLastLines();
    String code = "exit code " + process.exitValue();
    synchronized (lines) {
      return lines.isEmpty() ? code : code + ", " + lines.getLast();
    }
  }

  private String late(Duration limit, Optional<Ping> last) {
    String problem =
        last.map(Ping::problem)
            .filter(text -> !text.isEmpty())
            .orElse("nothing listens on port " + protocol.port());
    return "it was not healthy within " + limit.toSeconds() + " s (" + problem + ")";
  }

  private List<String> lastLines() {
    synchronized (lines) {
      return List.copyOf(lines);
    }
  }

  // What it printed last is still in the pipe when the process is gone.
  private void awaitLastLines() {
    try {
      reader.join(500);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void read(Consumer<String> log) {
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      LineReader reading = new LineReader(in);
      for (String line = reading.next(); line != null; line = reading.next()) {
        synchronized (lines) {
          if (lines.size() == KEPT_LINES) {
            lines.removeFirst();
          }
          lines.addLast(line);
        }
        log.accept(line);
      }
    } catch (IOException e) {
      log.accept("the local cloud lost the agent's output: " + e.getMessage());
    }
  }
}
