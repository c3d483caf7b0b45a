package io.acore.localcloud.codeinterpreter;

import com.fasterxml.jackson.databind.JsonNode;
import io.acore.base.FileTrees;
import io.acore.base.Json;
import io.acore.localcloud.session.ToolProcess;
import io.acore.localcloud.shape.AwsError;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** The process of one session: requests go in as lines, answers come back in any order. */
final class Interpreter implements ToolProcess {
  private static final int END_SECONDS = 5;

  private final Process process;
  private final Path folder;
  private final AtomicLong ids = new AtomicLong();
  private final Map<Long, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
  private volatile boolean over;

  Interpreter(Process process, Path folder) {
    this.process = process;
    this.folder = folder;
    Thread reader = new Thread(this::read, "code-interpreter");
    reader.setDaemon(true);
    reader.start();
  }

  /** What the tool answers; waits as long as the session lives. */
  JsonNode call(String name, JsonNode arguments) {
    long id = ids.incrementAndGet();
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    waiting.put(id, answer);
    String line =
        Json.compact(Map.of("id", id, "name", name, "arguments", arguments))
            + System.lineSeparator();
    try {
      synchronized (process) {
        process.getOutputStream().write(line.getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
      }
      if (over) {
        throw ended();
      }
      return answer.join();
    } catch (IOException | CompletionException e) {
      throw ended();
    } finally {
      waiting.remove(id);
    }
  }

  @Override
  public void close() {
    try {
      synchronized (process) {
        process.getOutputStream().close();
      }
      if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
      FileTrees.delete(folder);
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void read() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        JsonNode answer = Json.parse(line);
        CompletableFuture<JsonNode> caller = waiting.get(answer.path("id").asLong());
        if (caller != null) {
          caller.complete(answer.path("result"));
        }
      }
    } catch (IOException e) {
      // The process is gone; its callers are told below
      over = true;
    } finally {
      over = true;
      waiting.values().forEach(it -> it.completeExceptionally(ended()));
    }
  }

  private static AwsError ended() {
    return new AwsError("ConflictException", "The session ended during the call");
  }
}
