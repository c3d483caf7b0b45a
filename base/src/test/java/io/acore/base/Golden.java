package io.acore.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Compares text with a committed file; {@code -Dgolden.update=true} rewrites it (never under CI).
 */
public final class Golden {
  private Golden() {}

  /** The file is {@code src/test/resources/golden/<name>} of the module under test. */
  public static void assertGolden(String name, String actual) {
    Path file = Path.of("src/test/resources/golden").resolve(name);
    try {
      if (Boolean.getBoolean("golden.update")) {
        assertThat(System.getenv("CI")).as("golden files are never rewritten under CI").isNull();
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, actual);
      }
      assertThat(Files.exists(file))
          .as("%s is missing; run with -Dgolden.update=true and read what it writes", file)
          .isTrue();
      assertThat(actual)
          .as("golden file %s (rewrite with -Dgolden.update=true)", file)
          .isEqualTo(Files.readString(file, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
