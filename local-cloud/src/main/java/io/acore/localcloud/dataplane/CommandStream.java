package io.acore.localcloud.dataplane;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.acore.base.Json;
import io.acore.localcloud.http.EventStream;
import io.acore.localcloud.runtime.Session;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs a shell command beside the agent and streams what it prints, as it prints it. */
final class CommandStream {
  private static final int LONGEST_COMMAND = 65_536;
  private static final int LONGEST_TIMEOUT = 3_600;
  private static final int DEFAULT_TIMEOUT = 300;
  private static final int CHUNK = 16 * 1024;

  private final String command;
  private final Duration timeout;

  private CommandStream(String command, Duration timeout) {
    this.command = command;
    this.timeout = timeout;
  }

  static CommandStream read(byte[] body) throws ServiceError {
    JsonNode input;
    try {
      input = Json.mapper().readTree(new String(body, StandardCharsets.UTF_8));
    } catch (JsonProcessingException e) {
      throw ServiceError.invalid("body", "The body is not JSON");
    }
    String command = input.path("command").asText("");
    if (command.isEmpty() || command.length() > LONGEST_COMMAND) {
      throw ServiceError.invalid(
          "command", "A command has 1 to " + LONGEST_COMMAND + " characters");
    }
    JsonNode timeout = input.path("timeout");
    int seconds = timeout.asInt(DEFAULT_TIMEOUT);
    if (seconds < 1 || seconds > LONGEST_TIMEOUT) {
      throw ServiceError.invalid("timeout", "A timeout has 1 to " + LONGEST_TIMEOUT + " seconds");
    }
    return new CommandStream(command, Duration.ofSeconds(seconds));
  }

  /** Runs it to its end; blocks. A caller who goes away takes the command with him. */
  void run(Session session, OutputStream out) throws IOException {
    Process process = session.command(command).start();
    try {
      send(out, Map.of("contentStart", Map.of()));
      Thread errors = reading(process.getErrorStream(), "stderr", out, process);
      Thread output = reading(process.getInputStream(), "stdout", out, process);
      boolean ended = process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS);
      if (!ended) {
        process.getOutputStream().close();
        process.waitFor(5, TimeUnit.SECONDS);
      }
      errors.join();
      output.join();
      send(
          out,
          Map.of(
              "contentStop",
              Map.of(
                  "exitCode",
                  ended ? process.exitValue() : -1,
                  "status",
                  ended ? "COMPLETED" : "TIMED_OUT")));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      // The supervisor sees its input end, and ends the command
      process.getOutputStream().close();
    }
  }

  private static Thread reading(InputStream from, String name, OutputStream out, Process process) {
    Thread thread =
        new Thread(
            () -> {
              try (Reader in = new InputStreamReader(from, StandardCharsets.UTF_8)) {
                for (String text = read(in); !text.isEmpty(); text = read(in)) {
                  send(out, Map.of("contentDelta", Map.of(name, text)));
                }
              } catch (IOException callerIsGone) {
                process.destroy();
              }
            },
            "command-" + name);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  /** What is there, and never half a character; empty at the end. */
  private static String read(Reader in) throws IOException {
    char[] chunk = new char[CHUNK + 1];
    int read = Math.max(0, in.read(chunk, 0, CHUNK));
    if (read > 0 && Character.isHighSurrogate(chunk[read - 1])) {
      read += Math.max(0, in.read(chunk, read, 1));
    }
    return new String(chunk, 0, read);
  }

  private static void send(OutputStream out, Map<String, Object> chunk) throws IOException {
    byte[] frame = EventStream.event("chunk", Json.compact(chunk));
    synchronized (out) {
      out.write(frame);
      out.flush();
    }
  }
}
