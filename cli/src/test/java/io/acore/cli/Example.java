package io.acore.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** An example as a checkout has it, without what a run of acore or Python has left in it. */
final class Example {
  private static final Path ALL = Path.of(System.getProperty("acore.root"), "examples");
  private static final Set<String> MADE = Set.of("cdktf.out", ".acore", "acore.lock.json");

  private Example() {}

  static Path copy(String example, Path to) throws IOException {
    Path from = ALL.resolve(example);
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path inside = from.relativize(file);
        if (!MADE.contains(inside.getName(0).toString())
            && !inside.toString().contains("__pycache__")) {
          Path copy = to.resolve(inside);
          Files.createDirectories(Objects.requireNonNull(copy.getParent()));
          Files.copy(file, copy);
        }
      }
    }
    return to;
  }
}
