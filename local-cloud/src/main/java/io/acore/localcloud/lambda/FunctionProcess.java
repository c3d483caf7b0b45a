package io.acore.localcloud.lambda;

import io.acore.localcloud.runtime.LineReader;
import io.acore.localcloud.runtime.Supervisor;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.SameThreadExecutor;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A running process of a function: one invocation at a time passes through it. */
final class FunctionProcess implements RuntimeClient {
  private static final Duration DRAIN = Duration.ofSeconds(1);

  private final FunctionSpec spec;
  private final Process process;
  private final RuntimeApi.Address address;
  private final FunctionLaunch launch;
  private final InvocationLog log;
  private final Thread reader;
  private final long started = System.nanoTime();
  private final CompletableFuture<Optional<Answer>> init = new CompletableFuture<>();
  private volatile double initMillis;
  private volatile CompletableFuture<Void> drained = new CompletableFuture<>();
  private volatile long idleSince = System.nanoTime();
  private @Nullable HttpServerExchange parked;
  private @Nullable Invocation current;
  private @Nullable CompletableFuture<Void> ending;
  private Optional<Long> programPid = Optional.empty();

  private FunctionProcess(
      FunctionSpec spec, FunctionLaunch launch, InvocationLog log, RuntimeApi api)
      throws IOException {
    this.spec = spec;
    this.launch = launch;
    this.log = log;
    this.address = api.open(this);
    try {
      ProcessBuilder builder = new ProcessBuilder(launch.command());
      builder.environment().clear();
      builder.environment().putAll(launch.variables());
      builder.environment().put("AWS_LAMBDA_RUNTIME_API", "127.0.0.1:" + address.port());
      builder.directory(launch.directory().toFile());
      builder.redirectErrorStream(true);
      process = builder.start();
    } catch (IOException e) {
      address.close();
      throw e;
    }
    reader = new Thread(this::read, "lambda-log-" + process.pid());
    reader.setDaemon(true);
    reader.start();
  }

  static FunctionProcess start(
      FunctionSpec spec, FunctionLaunch launch, InvocationLog log, RuntimeApi api)
      throws IOException {
    FunctionProcess started = new FunctionProcess(spec, launch, log, api);
    started.ending = started.process.onExit().thenRun(started::ended);
    return started;
  }

  FunctionSpec spec() {
    return spec;
  }

  FunctionLaunch launch() {
    return launch;
  }

  boolean alive() {
    return process.isAlive();
  }

  long idleNanos(long now) {
    return now - idleSince;
  }

  void idle() {
    idleSince = System.nanoTime();
  }

  /** Waits for the first sign of life; what comes back is the answer of whoever waits for it. */
  Optional<Answer> awaitReady(String requestId, Duration limit) throws InterruptedException {
    try {
      Optional<Answer> failure = init.get(limit.toMillis(), TimeUnit.MILLISECONDS);
      initMillis = (System.nanoTime() - started) / 1e6;
      programPid = process.children().findFirst().map(ProcessHandle::pid);
      return failure;
    } catch (TimeoutException late) {
      return Optional.of(timedOut(requestId, limit));
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Passes an invocation through; empty when the process ended before it saw the invocation. */
  Optional<Answer> run(Invocation invocation) throws InterruptedException {
    synchronized (this) {
      current = invocation;
      if (!process.isAlive() && !invocation.answer().isDone()) {
        return Optional.empty();
      }
      hand();
    }
    try {
      long limit = spec.timeout().toMillis();
      return Optional.of(invocation.answer().get(limit, TimeUnit.MILLISECONDS));
    } catch (TimeoutException late) {
      Answer timeout = timedOut(invocation.request().requestId(), spec.timeout());
      invocation.answer().complete(timeout);
      return Optional.of(timeout);
    } catch (ExecutionException undelivered) {
      return Optional.empty();
    } finally {
      synchronized (this) {
        current = null;
      }
    }
  }

  InvocationLog log() {
    return log;
  }

  double initMillis() {
    return initMillis;
  }

  /** Waits until all that was printed until now is in the log. */
  void drain() throws InterruptedException {
    if (!process.isAlive()) {
      reader.join(DRAIN.toMillis());
      return;
    }
    CompletableFuture<Void> mark = new CompletableFuture<>();
    drained = mark;
    try {
      OutputStream lifeline = process.getOutputStream();
      lifeline.write('\n');
      lifeline.flush();
      mark.get(DRAIN.toMillis(), TimeUnit.MILLISECONDS);
    } catch (IOException | TimeoutException e) {
      // It ends just now, or prints faster than is read; the log goes on without the order
      return;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  OptionalLong memoryMegabytes() {
    return programPid.map(ProcessMemory::peakMegabytes).orElse(OptionalLong.empty());
  }

  /** Ends it at once, with all that it has started. */
  void kill() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    stop();
  }

  /** Asks it to end, and sees to it. */
  void stop() {
    try {
      Supervisor.end(process);
      reader.join(DRAIN.toMillis());
      if (ending != null && !process.isAlive()) {
        // Whoever waits for it has been told
        ending.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    address.close();
  }

  @Override
  public synchronized void next(HttpServerExchange exchange) {
    init.complete(Optional.empty());
    exchange.dispatch(
        SameThreadExecutor.INSTANCE,
        () -> {
          synchronized (this) {
            parked = exchange;
            hand();
          }
        });
  }

  @Override
  public Reply respond(String requestId, boolean pieces, String contentType, InputStream body)
      throws IOException {
    Invocation invocation = running(requestId);
    if (invocation == null) {
      Payloads.read(body, 0);
      return Reply.UNKNOWN;
    }
    Optional<InvokeRequest.StreamTarget> target = invocation.request().stream();
    if (pieces && target.isPresent()) {
      try (OutputStream out = target.get().open(contentType)) {
        Payloads.copy(body, out);
      } catch (IOException e) {
        // One of the two sides went away; whoever still waits is told
        Answer broken = Answer.error("Runtime.TruncatedResponse", String.valueOf(e.getMessage()));
        invocation.answer().complete(broken.ofStream());
        throw e;
      }
      return Reply.ACCEPTED;
    }
    Optional<byte[]> whole = Payloads.read(body, Payloads.LARGEST);
    invocation
        .answer()
        .complete(
            whole
                .map(Answer::result)
                .orElseGet(
                    () ->
                        Answer.error(
                            "Function.ResponseSizeTooLarge",
                            "Response payload size exceeded maximum allowed payload size ("
                                + Payloads.LARGEST
                                + " bytes).")));
    return whole.isPresent() ? Reply.ACCEPTED : Reply.TOO_LARGE;
  }

  @Override
  public void finished(String requestId, Supplier<String> errorType) {
    Invocation invocation = running(requestId);
    if (invocation != null) {
      String type = errorType.get();
      invocation
          .answer()
          .complete(
              type.isEmpty()
                  ? Answer.endOfStream()
                  : Answer.error(type, "The function broke off its answer").ofStream());
    }
  }

  @Override
  public Reply fail(String requestId, byte[] error) {
    Invocation invocation = running(requestId);
    if (invocation == null) {
      return Reply.UNKNOWN;
    }
    invocation.answer().complete(Answer.error(Payload.of(error)));
    return Reply.ACCEPTED;
  }

  @Override
  public void failToStart(byte[] error) {
    init.complete(Optional.of(Answer.error(Payload.of(error)).andLast()));
  }

  private synchronized @Nullable Invocation running(String requestId) {
    Invocation invocation = current;
    return invocation != null
            && invocation.delivered()
            && invocation.request().requestId().equals(requestId)
        ? invocation
        : null;
  }

  // Called with the lock held, whenever one of the two that have to meet has come
  private void hand() {
    HttpServerExchange exchange = parked;
    Invocation invocation = current;
    if (exchange == null || invocation == null || invocation.delivered()) {
      return;
    }
    parked = null;
    invocation.deliver();
    InvokeRequest request = invocation.request();
    header(exchange, "Lambda-Runtime-Aws-Request-Id", request.requestId());
    header(exchange, "Lambda-Runtime-Invoked-Function-Arn", request.arn());
    header(
        exchange,
        "Lambda-Runtime-Deadline-Ms",
        "" + (System.currentTimeMillis() + spec.timeout().toMillis()));
    header(exchange, "Lambda-Runtime-Trace-Id", "Root=" + trace() + ";Sampled=0");
    request.clientContext().ifPresent(it -> header(exchange, "Lambda-Runtime-Client-Context", it));
    exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "application/json");
    exchange.getResponseSender().send(ByteBuffer.wrap(request.payload().bytes()));
  }

  private static String trace() {
    String random = UUID.randomUUID().toString().replace("-", "");
    long now = System.currentTimeMillis() / 1000;
    return "1-" + Long.toHexString(now) + "-" + random.substring(0, 24);
  }

  private static void header(HttpServerExchange exchange, String name, String value) {
    exchange.getResponseHeaders().put(new HttpString(name), value);
  }

  private void ended() {
    String id;
    Invocation invocation;
    synchronized (this) {
      invocation = current;
      id = invocation == null ? "" : invocation.request().requestId();
    }
    Answer exit = exited(id);
    init.complete(Optional.of(exit));
    if (invocation == null) {
      return;
    }
    if (invocation.delivered()) {
      invocation.answer().complete(exit);
    } else {
      invocation.answer().completeExceptionally(new IOException("not delivered"));
    }
  }

  private Answer exited(String requestId) {
    int code = process.exitValue();
    String how =
        code == 0
            ? "Runtime exited without providing a reason"
            : "Runtime exited with error: "
                + (code == 137 ? "signal: killed" : "exit status " + code);
    String of = requestId.isEmpty() ? "" : "RequestId: " + requestId + " ";
    return Answer.error("Runtime.ExitError", of + "Error: " + how).andLast();
  }

  private static Answer timedOut(String requestId, Duration limit) {
    String seconds = String.format(Locale.ROOT, "%.2f", limit.toMillis() / 1000.0);
    return Answer.error(
            "Sandbox.Timedout",
            "RequestId: " + requestId + " Error: Task timed out after " + seconds + " seconds")
        .andLast();
  }

  private void read() {
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      LineReader reading = new LineReader(in);
      for (String line = reading.next(); line != null; line = reading.next()) {
        if (!line.endsWith(Supervisor.MARK)) {
          log.accept(line);
          continue;
        }
        String before = line.substring(0, line.length() - Supervisor.MARK.length());
        if (!before.isEmpty()) {
          log.accept(before);
        }
        drained.complete(null);
      }
    } catch (IOException e) {
      log.accept("the local cloud lost the function's output: " + e.getMessage());
    }
  }
}
