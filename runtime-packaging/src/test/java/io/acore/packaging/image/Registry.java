package io.acore.packaging.image;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** Debian's {@code docker-registry} on loopback, with its data in a folder. */
final class Registry implements AutoCloseable {
  private final Process process;
  private final int port;
  private final Path log;

  private Registry(Process process, int port, Path log) {
    this.process = process;
    this.port = port;
    this.log = log;
  }

  static Registry start(Path folder) throws IOException, InterruptedException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    Path settings =
        Files.writeString(
            folder.resolve("registry.yml"),
            """
            version: 0.1
            log: {accesslog: {disabled: false}}
            storage: {filesystem: {rootdirectory: %s}}
            http: {addr: "127.0.0.1:%d"}
            """
                .formatted(folder.resolve("registry"), port));
    Path log = folder.resolve("registry.log");
    Process process;
    try {
      process =
          new ProcessBuilder("docker-registry", "serve", settings.toString())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
    } catch (IOException e) {
      throw new IOException(
          "the tests need the Debian package docker-registry; ./verify installs it as root", e);
    }
    Registry registry = new Registry(process, port, log);
    registry.await();
    return registry;
  }

  String host() {
    return "127.0.0.1:" + port;
  }

  /** How many blobs somebody began to send. */
  long uploads() throws IOException {
    try (var lines = Files.lines(log)) {
      return lines.filter(line -> line.contains("\"POST /v2/")).count();
    }
  }

  private void await() throws IOException, InterruptedException {
    Instant end = Instant.now().plus(Duration.ofSeconds(30));
    while (process.isAlive() && Instant.now().isBefore(end)) {
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
        if (socket.isConnected()) {
          return;
        }
      } catch (IOException notYet) {
        TimeUnit.MILLISECONDS.sleep(50);
      }
    }
    close();
    throw new IOException("docker-registry did not start: " + Files.readString(log));
  }

  @Override
  public void close() {
    process.destroy();
  }
}
