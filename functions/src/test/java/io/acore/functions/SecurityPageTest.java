package io.acore.functions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class SecurityPageTest {
  @Test
  void namesOnlyTestsThatExist() throws IOException {
    Path root = Path.of(System.getProperty("acore.root", ".."));
    String page = Files.readString(root.resolve("docs/security.md"));
    List<MatchResult> named =
        Pattern.compile("`([A-Z]\\w+(?:Test|IT))\\.(\\w+)`").matcher(page).results().toList();
    assertThat(named).hasSizeGreaterThan(40);
    String sources =
        Stream.of("functions", "stacks", "local-cloud", "cli")
            .map(module -> sources(root.resolve(module).resolve("src/test/java")))
            .collect(Collectors.joining("\n"));
    for (MatchResult test : named) {
      assertThat(sources)
          .as(test.group())
          .containsPattern(
              "final class "
                  + test.group(1)
                  + " \\{(?s:(?!final class \\w+(?:Test|IT) ).)*void "
                  + test.group(2)
                  + "\\(");
    }
  }

  private static String sources(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .map(SecurityPageTest::text)
          .collect(Collectors.joining("\n"));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
