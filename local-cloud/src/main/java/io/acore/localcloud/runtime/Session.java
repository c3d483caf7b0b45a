package io.acore.localcloud.runtime;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** One session of a runtime: the process behind it, and when it was used. */
public final class Session {
  private static final Duration CLOSING = Duration.ofMillis(500);

  private final SessionKey key;
  private final AgentSpec spec;
  private final AgentProcess process;
  private final Launch launch;
  private final List<String> supervisor;
  private final Path home;
  private final long started = System.nanoTime();
  private final AtomicInteger calls = new AtomicInteger();
  private final AtomicBoolean checking = new AtomicBoolean();
  private final List<Runnable> onStop = new CopyOnWriteArrayList<>();
  private volatile boolean stopped;
  private volatile long lastUsed = started;

  Session(
      SessionKey key,
      AgentSpec spec,
      AgentProcess process,
      Launch launch,
      List<String> supervisor,
      Path home) {
    this.key = key;
    this.spec = spec;
    this.process = process;
    this.launch = launch;
    this.supervisor = List.copyOf(supervisor);
    this.home = home;
  }

  public SessionKey key() {
    return key;
  }

  public AgentSpec spec() {
    return spec;
  }

  /** Where the agent listens. */
  public InetSocketAddress address() {
    return process.address();
  }

  public boolean alive() {
    return process.alive();
  }

  /** A call begins; {@link #end} must follow. */
  public void begin() {
    calls.incrementAndGet();
  }

  public void end() {
    lastUsed = System.nanoTime();
    calls.decrementAndGet();
  }

  /** How many calls are on their way. */
  public int calls() {
    return calls.get();
  }

  /** Runs when the session is over, at once if it is. */
  public void whenStopped(Runnable action) {
    onStop.add(action);
    if (stopped) {
      action.run();
    }
  }

  /**
   * Why a call got no answer: the process is gone, or it closed the connection. Waits a moment for
   * the process, which closes its connections before it ends.
   */
  public AgentFailure failure(Throwable seen) {
    return process.endsWithin(CLOSING)
        ? process.ended()
        : new AgentFailure(
            "The runtime closed the connection without an answer (" + seen.getMessage() + ")",
            seen);
  }

  /**
   * A process builder for a shell command beside the agent: same folder, same environment, and the
   * same end.
   */
  public ProcessBuilder command(String command) {
    List<String> words = new ArrayList<>(supervisor);
    words.addAll(List.of("/bin/sh", "-c", command));
    ProcessBuilder builder = new ProcessBuilder(words);
    builder.environment().clear();
    builder.environment().putAll(launch.variables());
    builder.directory(launch.directory().toFile());
    return builder;
  }

  /**
   * Starts a Python program beside the agent, in its folder and environment; it has to end when its
   * standard input does.
   */
  public Process beside(List<String> arguments) throws IOException {
    List<String> words = new ArrayList<>(List.of(supervisor.get(0), "-s", "-S", "-E"));
    words.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(words);
    builder.environment().clear();
    builder.environment().putAll(launch.variables());
    builder.directory(launch.directory().toFile());
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    return builder.start();
  }

  Path home() {
    return home;
  }

  AgentProcess process() {
    return process;
  }

  Duration age(long now) {
    return Duration.ofNanos(now - started);
  }

  Duration unused(long now) {
    return calls.get() > 0 ? Duration.ZERO : Duration.ofNanos(now - lastUsed);
  }

  /** The agent was busy by itself until so long ago. */
  void busyUntil(Duration ago) {
    lastUsed = Math.max(lastUsed, System.nanoTime() - ago.toNanos());
  }

  boolean beginCheck() {
    return checking.compareAndSet(false, true);
  }

  void endCheck() {
    checking.set(false);
  }

  void stop() {
    process.stop();
    stopped = true;
    onStop.forEach(Runnable::run);
  }
}
