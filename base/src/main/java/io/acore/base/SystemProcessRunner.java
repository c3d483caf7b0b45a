package io.acore.base;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Starts real processes, drains both streams, and leaves no child behind. */
public final class SystemProcessRunner implements ProcessRunner {
  private final Environment environment;

  public SystemProcessRunner(Environment environment) {
    this.environment = environment;
  }

  @Override
  public ProcessResult run(ProcessRequest request) {
    Path program =
        which(request.program())
            .orElseThrow(
                () ->
                    new UserError(
                        "`" + request.program() + "` is not installed",
                        "it is not on the PATH, and this command needs it",
                        "install it, then run `acore doctor` to see that everything is found"));
    ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(request.command()));
    builder.command().set(0, program.toString());
    boolean apart = request.interruption().isPresent() && setApart(builder.command());
    builder.directory(request.directory().orElse(environment.workingDirectory()).toFile());
    Map<String, String> variables = builder.environment();
    variables.clear();
    variables.putAll(environment.variables());
    variables.keySet().removeAll(request.dropped());
    variables.putAll(request.variables());
    long started = System.nanoTime();
    CompletableFuture<Process> child = new CompletableFuture<>();
    // Before the process is there: a Ctrl-C in between would end us and leave it behind.
    Interrupts interrupts = interrupts(request, child, apart);
    try {
      Process process = builder.start();
      Thread stop = new Thread(() -> destroyTree(process));
      Runtime.getRuntime().addShutdownHook(stop);
      child.complete(process);
      try {
        process.getOutputStream().close();
        return await(process, request, started);
      } finally {
        destroyTree(process);
        removeHook(stop);
      }
    } catch (IOException e) {
      throw new UserError(
          "`" + request.program() + "` could not be started",
          String.valueOf(e.getMessage()),
          "check that `" + program + "` is a program this machine can run",
          e);
    } finally {
      interrupts.close();
    }
  }

  @Override
  public Optional<Path> which(String program) {
    if (program.contains(File.separator)) {
      Path path = environment.resolve(program);
      return Files.isExecutable(path) ? Optional.of(path) : Optional.empty();
    }
    String path = environment.variable("PATH").orElse("");
    for (String entry : path.split(Pattern.quote(File.pathSeparator), -1)) {
      Path candidate = environment.resolve(entry.isEmpty() ? "." : entry).resolve(program);
      if (Files.isRegularFile(candidate) && Files.isExecutable(candidate)) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }

  /**
   * A terminal sends Ctrl-C to everything in its foreground. A process that is to be let finish
   * gets a session of its own, so that it hears of it once, from us.
   */
  private boolean setApart(List<String> command) {
    if (which("setsid").isPresent()) {
      command.add(0, "setsid");
      return true;
    }
    if (which("perl").isPresent()) {
      command.addAll(0, List.of("perl", "-e", "setpgrp(0, 0); exec { $ARGV[0] } @ARGV"));
      return true;
    }
    return false;
  }

  private static Interrupts interrupts(
      ProcessRequest request, CompletableFuture<Process> child, boolean apart) {
    if (request.interruption().isEmpty()) {
      return Interrupts.none();
    }
    Interruption told = request.interruption().get();
    return Interrupts.listen(
        signal -> {
          told.asked();
          if (apart || !signal.equals(Interrupts.FROM_TERMINAL)) {
            // Not process.destroy(): that closes the streams too, and a program that goes on
            // writing, as one that finishes its work does, dies of it.
            var unused = child.thenAccept(process -> process.toHandle().destroy());
          }
        },
        () -> {
          told.forced();
          var unused =
              child.thenAccept(
                  process -> {
                    process.descendants().forEach(ProcessHandle::destroyForcibly);
                    process.destroyForcibly();
                  });
        });
  }

  private static ProcessResult await(Process process, ProcessRequest request, long started) {
    CompletableFuture<String> stdout = drain(process.getInputStream(), request.output());
    CompletableFuture<String> stderr = drain(process.getErrorStream(), request.output());
    try {
      if (!process.waitFor(request.timeout().toMillis(), TimeUnit.MILLISECONDS)) {
        throw new ToolError(
            "`" + request.program() + "` did not finish in " + request.timeout().toSeconds() + " s",
            "it was stopped, and so were the processes it had started",
            "run the command again; with a slow network, look at what it printed last");
      }
      return new ProcessResult(
          process.exitValue(),
          stdout.join(),
          stderr.join(),
          Duration.ofNanos(System.nanoTime() - started));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ToolError(
          "`" + request.program() + "` was interrupted",
          "the command was stopped",
          "run it again",
          e);
    }
  }

  private static CompletableFuture<String> drain(InputStream stream, Consumer<String> lines) {
    CompletableFuture<String> all = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              StringBuilder text = new StringBuilder();
              try (BufferedReader reader =
                  new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
                for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                  text.append(line).append('\n');
                  lines.accept(line);
                }
              } catch (IOException closed) {
                // The stream closes under the reader when the process is stopped; what came so far
                // counts.
                text.append("");
              } finally {
                all.complete(text.toString());
              }
            });
    thread.setDaemon(true);
    thread.start();
    return all;
  }

  private static void destroyTree(Process process) {
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
  }

  private static void removeHook(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException shuttingDown) {
      // The hook is running already, and does the same work.
      Thread.onSpinWait();
    }
  }
}
