package io.acore.distribution;

import io.acore.base.FileTrees;
import io.acore.base.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * The list that {@code acore doctor} holds an installation against; {@code sha256sum -c} reads it.
 */
final class Checksums {
  private static final String FILE = "files.sha256";

  private Checksums() {}

  static void write(Path folder) throws IOException {
    StringBuilder list = new StringBuilder();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted().toList()) {
        if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && !file.endsWith(FILE)) {
          list.append(Sha256.of(file).hex())
              .append("  ")
              .append(folder.relativize(file))
              .append('\n');
        }
      }
    }
    FileTrees.write(folder.resolve(FILE), list.toString());
  }
}
