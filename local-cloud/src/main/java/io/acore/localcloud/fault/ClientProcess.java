package io.acore.localcloud.fault;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Which process of this machine is at the other end of a loopback connection. */
final class ClientProcess {
  private static final Path PROC = Path.of("/proc");

  private ClientProcess() {}

  static Optional<Long> ofPort(int port) {
    try {
      return Files.isDirectory(PROC.resolve("self")) ? byProc(port) : byLsof(port);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Linux: the socket's number stands in the table of connections, and in the process's files. */
  private static Optional<Long> byProc(int port) throws IOException {
    String local = String.format(Locale.ROOT, ":%04X", port);
    for (String table : List.of("tcp", "tcp6")) {
      for (String line : Files.readAllLines(PROC.resolve("net").resolve(table))) {
        String[] columns = line.strip().split("\\s+");
        if (columns.length > 9 && columns[1].endsWith(local)) {
          Optional<Long> owner = owner("socket:[" + columns[9] + "]");
          if (owner.isPresent()) {
            return owner;
          }
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<Long> owner(String socket) throws IOException {
    try (Stream<Path> processes = Files.list(PROC)) {
      return processes
          .filter(it -> it.getFileName().toString().matches("[0-9]+"))
          .filter(it -> holds(it.resolve("fd"), socket))
          .map(it -> Long.valueOf(it.getFileName().toString()))
          .findFirst();
    }
  }

  private static boolean holds(Path files, String socket) {
    try (Stream<Path> all = Files.list(files)) {
      return all.anyMatch(it -> leadsTo(it, socket));
    } catch (IOException notOurs) {
      return false;
    }
  }

  private static boolean leadsTo(Path file, String socket) {
    try {
      return Files.readSymbolicLink(file).toString().equals(socket);
    } catch (IOException closedMeanwhile) {
      return false;
    }
  }

  /** macOS has no such files, but a program that knows. */
  private static Optional<Long> byLsof(int port) throws IOException {
    Process lsof =
        new ProcessBuilder("lsof", "-nP", "-t", "-iTCP:" + port, "-sTCP:ESTABLISHED").start();
    String text = new String(lsof.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    long self = ProcessHandle.current().pid();
    return text.lines().map(Long::valueOf).filter(it -> it != self).findFirst();
  }
}
