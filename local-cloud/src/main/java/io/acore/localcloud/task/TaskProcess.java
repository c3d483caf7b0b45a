package io.acore.localcloud.task;

import io.acore.localcloud.runtime.LineReader;
import io.acore.localcloud.runtime.Supervisor;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** One running container of a task. */
final class TaskProcess {

  private final Process process;
  private final Thread reader;

  private TaskProcess(Process process, Consumer<String> log) {
    this.process = process;
    reader = new Thread(() -> read(log), "task-log-" + process.pid());
    reader.setDaemon(true);
    reader.start();
  }

  static TaskProcess start(
      List<String> command, Map<String, String> variables, Path folder, Consumer<String> log)
      throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().clear();
    builder.environment().putAll(variables);
    builder.directory(folder.toFile());
    builder.redirectErrorStream(true);
    return new TaskProcess(builder.start(), log);
  }

  /** Empty while it runs. */
  Optional<Integer> exitCode() {
    return process.isAlive() ? Optional.empty() : Optional.of(process.exitValue());
  }

  /** Asks it to end, with all that it has started, and sees to it. */
  void stop() {
    try {
      Supervisor.end(process);
      reader.join(TimeUnit.SECONDS.toMillis(1));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void read(Consumer<String> log) {
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      LineReader lines = new LineReader(in);
      for (String line = lines.next(); line != null; line = lines.next()) {
        log.accept(line);
      }
    } catch (IOException e) {
      log.accept("the local cloud lost the task's output: " + e.getMessage());
    }
  }
}
