package io.acore.localcloud.runtime;

import io.acore.base.FileTrees;
import io.acore.base.ProcessRunner;
import io.acore.localcloud.thread.DaemonThreads;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * Keeps one process for each session: starts it at the first call, ends it when its time is over.
 */
public final class RuntimeHost implements AutoCloseable {
  private static final Duration SWEEP = Duration.ofSeconds(1);

  private final HostSettings settings;
  private final RuntimeCatalog catalog;
  private final Clock clock;
  private final Path sessionFolders;
  private final CodeStore code;
  private final Launcher launcher;
  private final LogShipper logs;
  private final Metadata metadata;
  private final Map<SessionKey, CompletableFuture<Session>> sessions = new ConcurrentHashMap<>();
  private final ExecutorService workers =
      Executors.newCachedThreadPool(new DaemonThreads("agent-worker"));
  private final ScheduledExecutorService sweeper =
      Executors.newSingleThreadScheduledExecutor(new DaemonThreads("agent-sweeper"));

  private final Future<?> sweeping;

  public RuntimeHost(HostSettings settings, RuntimeCatalog catalog, ProcessRunner processes) {
    this.settings = settings;
    this.catalog = catalog;
    this.clock = settings.environment().clock();
    this.sessionFolders = settings.folder().resolve("sessions");
    AwsCalls aws = new AwsCalls(settings.moto());
    RoleCredentials credentials = new RoleCredentials(aws, clock);
    this.code = new CodeStore(settings.folder().resolve("code"), aws);
    this.metadata = new Metadata(credentials);
    this.logs = new LogShipper(aws, clock);
    this.launcher =
        new Launcher(
            settings,
            code,
            new Interpreters(settings.environment(), processes),
            new Containers(settings.folder(), processes),
            credentials);
    discardLeftOvers();
    launcher.writeTools();
    this.sweeping =
        sweeper.scheduleWithFixedDelay(
            this::sweep, SWEEP.toMillis(), SWEEP.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Where the host keeps what it needs to run. */
  public Path folder() {
    return settings.folder();
  }

  public Metadata metadata() {
    return metadata;
  }

  /** The session, when it runs. */
  public Optional<Session> running(SessionKey key) {
    CompletableFuture<Session> future = sessions.get(key);
    if (future == null || !future.isDone() || future.isCompletedExceptionally()) {
      return Optional.empty();
    }
    return Optional.of(future.join()).filter(Session::alive);
  }

  /**
   * The session, started unless it runs; two first calls wait for one start. Fails with {@link
   * AgentFailure} or {@link TooManySessions}.
   */
  public CompletableFuture<Session> session(SessionKey key, AgentSpec spec) {
    Optional<Session> there = running(key);
    if (there.isPresent()) {
      return CompletableFuture.completedFuture(there.get());
    }
    CompletableFuture<Session> fresh = new CompletableFuture<>();
    CompletableFuture<Session> current =
        sessions.compute(key, (same, old) -> old == null || over(old) ? fresh : old);
    if (current == fresh) {
      workers.execute(() -> start(key, spec, fresh));
    }
    return current;
  }

  /** Ends a session; whether there was one. Returns when the process is gone. */
  public boolean stop(SessionKey key) {
    CompletableFuture<Session> future = sessions.remove(key);
    if (future == null) {
      return false;
    }
    try {
      end(future.join());
      return true;
    } catch (java.util.concurrent.CompletionException neverStarted) {
      return false;
    }
  }

  /** Those that run. */
  public List<Session> sessions() {
    return sessions.keySet().stream().flatMap(key -> running(key).stream()).toList();
  }

  /** How many sessions there are, starting ones among them. */
  public int size() {
    return sessions.size();
  }

  @Override
  public void close() {
    sweeping.cancel(false);
    sweeper.shutdown();
    stopAll(key -> true);
    workers.shutdown();
    logs.close();
  }

  private void start(SessionKey key, AgentSpec spec, CompletableFuture<Session> future) {
    try {
      makeRoom(key);
      Session session = launch(key, spec);
      future.complete(session);
      if (sessions.get(key) != future) {
        // Stopped while it started
        end(session);
      }
    } catch (AgentFailure | IOException | RuntimeException e) {
      sessions.remove(key, future);
      future.completeExceptionally(
          e instanceof IOException
              ? new AgentFailure("The runtime could not be started: " + e.getMessage(), e)
              : e);
    }
  }

  private Session launch(SessionKey key, AgentSpec spec) throws AgentFailure, IOException {
    metadata.serve(spec);
    // A folder of its own for each start: an earlier one of the same session may still be ending
    Path home =
        sessionFolders.resolve(key.folder() + "-" + UUID.randomUUID().toString().substring(0, 8));
    Files.createDirectories(home);
    String group = "/aws/bedrock-agentcore/runtimes/" + key.runtimeId() + "-" + key.endpoint();
    try {
      Launch launch = launcher.prepare(spec, home);
      AgentProcess process =
          AgentProcess.start(
              launch, spec.protocol(), group, logs.open(spec.region(), group, stream(key)));
      try {
        process.awaitHealthy(settings.startup());
      } catch (AgentFailure e) {
        process.stop();
        throw e;
      }
      Session session = new Session(key, spec, process, launch, launcher.supervisor(), home);
      process.whenEnded(() -> workers.execute(() -> gone(session)));
      return session;
    } catch (AgentFailure | IOException | RuntimeException e) {
      FileTrees.delete(home);
      throw e;
    }
  }

  private String stream(SessionKey key) {
    String day =
        LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)
            .format(DateTimeFormatter.ofPattern("yyyy/MM/dd"));
    // A stream's name has neither of these two characters; a session id may
    String session = key.sessionId().replaceAll("[:*]", "_");
    return day + "/[runtime-logs-" + session + "]" + UUID.randomUUID();
  }

  /** The longest unused session makes room; when all are busy, there is none. */
  private void makeRoom(SessionKey starting) {
    if (sessions.size() <= settings.sessions()) {
      return;
    }
    long now = System.nanoTime();
    Session oldest =
        sessions.keySet().stream()
            .filter(key -> !key.equals(starting))
            .flatMap(key -> running(key).stream())
            .filter(session -> session.calls() == 0)
            .max(Comparator.comparing((Session session) -> session.unused(now)))
            .orElseThrow(() -> new TooManySessions(settings.sessions()));
    stop(oldest.key());
  }

  private void gone(Session session) {
    CompletableFuture<Session> future = sessions.get(session.key());
    if (future != null
        && future.getNow(null) == session
        && sessions.remove(session.key(), future)) {
      end(session);
    }
  }

  private void end(Session session) {
    session.stop();
    try {
      FileTrees.delete(session.home());
    } catch (IOException e) {
      // Something still writes there; the folder goes with the state folder at the latest
      session.home().toFile().deleteOnExit();
    }
  }

  /** Folders of sessions that ended with an earlier local cloud. */
  private void discardLeftOvers() {
    try {
      FileTrees.delete(sessionFolders);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void sweep() {
    long now = System.nanoTime();
    for (CompletableFuture<Session> future : List.copyOf(sessions.values())) {
      Session session = future.isCompletedExceptionally() ? null : future.getNow(null);
      if (session == null) {
        continue;
      }
      AgentSpec spec = session.spec();
      boolean deleted = catalog.runtime(spec.id(), spec.version()).isEmpty();
      if (deleted || session.age(now).compareTo(spec.maxLifetime()) >= 0) {
        workers.execute(() -> retire(session, deleted));
      } else if (session.unused(now).compareTo(spec.idle()) >= 0 && session.beginCheck()) {
        workers.execute(() -> retireUnlessBusy(session));
      }
    }
  }

  private void retire(Session session, boolean deleted) {
    stop(session.key());
    if (!deleted) {
      return;
    }
    metadata.forget(session.key().runtimeId());
    try {
      code.forget(session.key().runtimeId());
    } catch (IOException e) {
      // Another session of it still runs there; the last one to end tries again
      Thread.onSpinWait();
    }
  }

  private void retireUnlessBusy(Session session) {
    try {
      Optional<Ping> ping = session.process().ping();
      if (ping.isPresent() && ping.get().busy()) {
        session.busyUntil(Duration.ZERO);
        return;
      }
      long seconds = clock.instant().getEpochSecond() - ping.map(Ping::lastUpdate).orElse(0L);
      if (seconds >= 0 && seconds < session.spec().idle().toSeconds()) {
        session.busyUntil(Duration.ofSeconds(seconds));
        return;
      }
      stop(session.key());
    } finally {
      session.endCheck();
    }
  }

  private void stopAll(Predicate<SessionKey> which) {
    List<CompletableFuture<Void>> ends = new ArrayList<>();
    for (SessionKey key : List.copyOf(sessions.keySet())) {
      if (which.test(key)) {
        ends.add(CompletableFuture.runAsync(() -> stop(key), workers));
      }
    }
    ends.forEach(CompletableFuture::join);
  }

  private static boolean over(CompletableFuture<Session> future) {
    return future.isCompletedExceptionally() || (future.isDone() && !future.getNow(null).alive());
  }
}
