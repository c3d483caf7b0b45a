package io.acore.localcloud.lambda;

import io.acore.base.FileTrees;
import io.acore.base.ProcessRunner;
import io.acore.localcloud.runtime.AwsFailure;
import io.acore.localcloud.runtime.HostTools;
import io.acore.localcloud.thread.DaemonThreads;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Runs functions: finds or starts a process for each invocation, and sees to its end. */
public final class FunctionHost implements AutoCloseable {
  private static final int TRIES = 3;
  private static final long SWEEP_SECONDS = 5;

  private final HostTools tools;
  private final FunctionCatalog catalog;
  private final FunctionCode code;
  private final FunctionLauncher launcher;
  private final FunctionPool pool;
  private final FunctionLimits limits;
  private final RuntimeApi api;
  private final ExecutorService workers =
      Executors.newCachedThreadPool(new DaemonThreads("lambda-worker"));
  private final ScheduledExecutorService sweeper =
      Executors.newSingleThreadScheduledExecutor(new DaemonThreads("lambda-sweeper"));
  private final Set<FunctionProcess> all = ConcurrentHashMap.newKeySet();
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private final Future<?> sweeping;
  private volatile boolean closed;

  /**
   * Starts no process yet.
   *
   * @param pythonWithSdk a Python that has boto3
   */
  public FunctionHost(HostTools tools, ProcessRunner processes, Path pythonWithSdk)
      throws IOException {
    Path folder = tools.settings().folder().resolve("functions");
    FileTrees.delete(folder.resolve("home"));
    this.tools = tools;
    this.limits = FunctionLimits.of(tools.settings().environment());
    this.catalog = new FunctionCatalog(tools.aws());
    this.code = new FunctionCode(folder, tools.aws());
    this.launcher =
        new FunctionLauncher(
            tools,
            folder.resolve("home"),
            code,
            new PythonRuntime(folder.resolve("python"), tools, processes, pythonWithSdk),
            new JavaRuntime(folder.resolve("java")));
    this.pool = new FunctionPool(limits.processes(), limits.queue().toMillis());
    this.api = new RuntimeApi(workers);
    this.sweeping =
        sweeper.scheduleWithFixedDelay(this::sweep, SWEEP_SECONDS, SWEEP_SECONDS, TimeUnit.SECONDS);
  }

  /** The function of this name, if there is one. */
  public Optional<FunctionSpec> find(FunctionName name, String region)
      throws IOException, AwsFailure {
    return catalog.find(name, region);
  }

  /** Something about functions has changed or will have: what is known of them is read again. */
  void changed() {
    catalog.changed();
    listeners.forEach(Runnable::run);
  }

  /** To be told that something about functions or their event sources may have changed. */
  public void whenChanged(Runnable listener) {
    listeners.add(listener);
  }

  /** How many processes there are. */
  public int size() {
    return pool.size();
  }

  /** Runs a function and waits for it. */
  public Outcome invoke(FunctionSpec spec, InvokeRequest request)
      throws CannotStart, Throttled, IOException, InterruptedException {
    for (int tried = 0; tried < TRIES && !closed; tried++) {
      Optional<Outcome> outcome = tryOnce(spec, request);
      if (outcome.isPresent()) {
        return outcome.get();
      }
    }
    throw new CannotStart("ServiceException", "The function's processes end before they begin");
  }

  @Override
  public void close() {
    closed = true;
    sweeping.cancel(false);
    sweeper.shutdown();
    List<CompletableFuture<Void>> ends = new ArrayList<>();
    for (FunctionProcess process : List.copyOf(all)) {
      ends.add(CompletableFuture.runAsync(() -> end(process), workers));
    }
    ends.forEach(CompletableFuture::join);
    workers.shutdown();
    api.close();
    tools.close();
  }

  private Optional<Outcome> tryOnce(FunctionSpec spec, InvokeRequest request)
      throws CannotStart, Throttled, IOException, InterruptedException {
    FunctionPool.Lease lease = pool.acquire(spec);
    lease.surplus().forEach(process -> workers.execute(() -> end(process)));
    Optional<FunctionProcess> reusable = Optional.empty();
    FunctionProcess process = null;
    try {
      boolean cold = lease.process().isEmpty();
      process = cold ? start(spec) : lease.process().get();
      InvocationLog log = process.log();
      log.start(request.requestId(), spec);
      long began = System.nanoTime();
      Optional<Answer> failure =
          cold ? process.awaitReady(request.requestId(), limits.init()) : Optional.empty();
      if (failure.isPresent()) {
        return Optional.of(outcome(process, request, failure.get(), began, 0));
      }
      long running = System.nanoTime();
      Optional<Answer> answer = process.run(new Invocation(request));
      if (answer.isEmpty()) {
        return Optional.empty();
      }
      Outcome outcome =
          outcome(process, request, answer.get(), running, cold ? process.initMillis() : 0);
      reusable = usable(process, answer.get());
      return Optional.of(outcome);
    } finally {
      if (reusable.isEmpty() && process != null) {
        FunctionProcess gone = process;
        workers.execute(() -> kill(gone));
      }
      pool.release(spec, reusable);
    }
  }

  private FunctionProcess start(FunctionSpec spec) throws CannotStart, IOException {
    String name =
        LocalDate.ofInstant(tools.settings().environment().clock().instant(), ZoneOffset.UTC)
                .format(DateTimeFormatter.ofPattern("yyyy/MM/dd"))
            + "/["
            + spec.version()
            + "]"
            + UUID.randomUUID().toString().replace("-", "");
    InvocationLog log = new InvocationLog(tools.logs().open(spec.region(), spec.logGroup(), name));
    FunctionLaunch launch = launcher.prepare(spec, name, log);
    code.keepOnly(spec.name(), pool.used(spec.arn()));
    FunctionProcess process = FunctionProcess.start(spec, launch, log, api);
    all.add(process);
    if (closed) {
      end(process);
    }
    return process;
  }

  private Optional<FunctionProcess> usable(FunctionProcess process, Answer answer) {
    return process.alive() && !answer.last() && !closed ? Optional.of(process) : Optional.empty();
  }

  private static Outcome outcome(
      FunctionProcess process, InvokeRequest request, Answer answer, long since, double initMillis)
      throws InterruptedException {
    double millis = (System.nanoTime() - since) / 1e6;
    process.drain();
    OptionalLong memory = process.memoryMegabytes();
    process.log().report(request.requestId(), process.spec(), millis, initMillis, memory);
    return new Outcome(
        answer.payload(),
        answer.failed(),
        process.log().tail(),
        process.spec().version(),
        answer.streamed());
  }

  private void sweep() {
    for (FunctionProcess process : pool.unusedFor(limits.idle().toNanos())) {
      workers.execute(() -> end(process));
    }
  }

  private void kill(FunctionProcess process) {
    process.kill();
    forget(process);
  }

  private void end(FunctionProcess process) {
    process.stop();
    forget(process);
  }

  private void forget(FunctionProcess process) {
    all.remove(process);
    try {
      FileTrees.delete(process.launch().home());
    } catch (IOException e) {
      // Something of it still writes there; the folder goes with the next start
      process.log().accept("its folder could not be removed: " + e.getMessage());
    }
  }
}
