package io.acore.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What holds for every file of the repository, whatever it is. */
final class RepositoryTest {
  private static final Path ROOT = Path.of(System.getProperty("acore.root"));

  /** What builds and runs leave; nobody commits it. */
  private static final Set<String> MADE =
      Set.of(
          ".git",
          ".acore",
          ".terraform",
          ".venv",
          "__pycache__",
          "acore-demo",
          "cdktf.out",
          "node_modules",
          "target");

  private static final Pattern MARKER =
      Pattern.compile("^(<{7}|\\|{7}|>{7})( |$)", Pattern.MULTILINE);

  @Test
  void noFileHoldsAMergeThatNobodyFinished() throws IOException {
    List<Path> seen = new ArrayList<>();
    List<Path> unfinished = new ArrayList<>();
    Files.walkFileTree(
        ROOT,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return MADE.contains(String.valueOf(folder.getFileName()))
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            if (attributes.isRegularFile()) {
              seen.add(file);
              if (MARKER.matcher(Files.readString(file, StandardCharsets.ISO_8859_1)).find()) {
                unfinished.add(ROOT.relativize(file));
              }
            }
            return FileVisitResult.CONTINUE;
          }
        });
    assertThat(seen).contains(ROOT.resolve("docs/index.md"), ROOT.resolve("verify"));
    assertThat(unfinished).isEmpty();
  }
}
