package io.acore.stacks.terraform;

import io.acore.base.Environment;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/** All that the tools said in one run, for when the short words on the screen do not suffice. */
public final class RunLog implements AutoCloseable {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS").withZone(ZoneOffset.UTC);
  private static final int KEPT = 20;

  private final Path file;
  private final PrintWriter out;

  private RunLog(Path file, PrintWriter out) {
    this.file = file;
    this.out = out;
  }

  /**
   * Starts a log, and removes the oldest ones.
   *
   * @param keep the project's {@code .acore} folder
   * @param what such as {@code deploy-demo-dev}
   */
  public static RunLog start(Path keep, String what, Environment environment) {
    try {
      Path folder = Kept.folder(keep, "logs");
      List<Path> logs = new ArrayList<>();
      try (var all = Files.newDirectoryStream(folder, "*.log")) {
        all.forEach(logs::add);
      }
      logs.sort(null);
      for (int i = 0; i <= logs.size() - KEPT; i++) {
        Files.deleteIfExists(logs.get(i));
      }
      Path file = folder.resolve(STAMP.format(environment.clock().instant()) + "-" + what + ".log");
      return new RunLog(
          file, new PrintWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8), true));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Path file() {
    return file;
  }

  public synchronized void line(String line) {
    out.println(line);
  }

  @Override
  public synchronized void close() {
    out.close();
  }
}
