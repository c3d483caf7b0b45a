package io.acore.localcloud.browser;

import io.acore.base.FileTrees;
import io.acore.localcloud.http.WebSocketRelay;
import io.acore.localcloud.session.ToolProcess;
import io.acore.localcloud.shape.AwsError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** The browser of one session, and who is connected with it. */
final class Chromium implements ToolProcess {
  private static final Duration START = Duration.ofSeconds(30);
  private static final int END_SECONDS = 8;
  private static final String PORT_FILE = "DevToolsActivePort";

  private final Process process;
  private final Path folder;
  private final Path temporary;
  private final URI address;
  private final String path;
  private final Set<WebSocketRelay> streams = ConcurrentHashMap.newKeySet();
  private volatile boolean enabled = true;

  private Chromium(Process process, Path folder, Path temporary, List<String> portFile) {
    this.process = process;
    this.temporary = temporary;
    this.folder = folder;
    this.address = URI.create("http://127.0.0.1:" + portFile.get(0));
    this.path = portFile.get(1);
  }

  /** Takes a started browser once it listens; ends it when it does not. */
  static Chromium of(Process process, Path folder, Path temporary) throws IOException {
    Path file = folder.resolve("profile").resolve(PORT_FILE);
    long deadline = System.nanoTime() + START.toNanos();
    try {
      while (System.nanoTime() < deadline && !process.waitFor(20, TimeUnit.MILLISECONDS)) {
        List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
        if (lines.size() > 1) {
          return new Chromium(process, folder, temporary, lines);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    process.destroy();
    String log = Files.readString(folder.resolve("browser.log"));
    throw new AwsError(
        "InternalServerException",
        "Chromium did not start: " + log.substring(Math.max(0, log.length() - 500)).strip());
  }

  /** Where it listens. */
  URI address() {
    return address;
  }

  /** The path of its WebSocket. */
  String path() {
    return path;
  }

  boolean enabled() {
    return enabled && process.isAlive();
  }

  /** Who takes the automation stream away ends what uses it. */
  void enable(boolean enable) {
    enabled = enable;
    if (!enable) {
      streams.forEach(WebSocketRelay::close);
    }
  }

  void add(WebSocketRelay stream) {
    streams.add(stream);
  }

  void remove(WebSocketRelay stream) {
    streams.remove(stream);
  }

  @Override
  public void close() {
    try {
      process.getOutputStream().close();
      if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
      streams.forEach(WebSocketRelay::close);
      FileTrees.delete(folder);
      FileTrees.delete(temporary);
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
