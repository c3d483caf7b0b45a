package io.acore.stacks.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the examples and guides show has to be valid, in every environment that they name. */
final class ExamplesTest {
  private static final Path ROOT = Path.of(System.getProperty("acore.root"));
  private static final Pattern WHOLE_FILE =
      Pattern.compile("```yaml\n(agent_name: .*?)```", Pattern.DOTALL);

  @TempDir Path folder;

  static List<Path> examples() throws IOException {
    try (Stream<Path> folders = Files.list(ROOT.resolve("examples"))) {
      return folders.filter(it -> Files.exists(it.resolve("acore.yaml"))).sorted().toList();
    }
  }

  static List<Path> guides() throws IOException {
    try (Stream<Path> files = Files.list(ROOT.resolve("docs/guides"))) {
      return files.sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void isValidInEveryEnvironment(Path example) throws IOException {
    for (String environment : List.of("dev", "prod", ConfigLoader.LOCAL)) {
      boolean named =
          Files.readString(example.resolve("acore.yaml")).contains("\n  " + environment + ":\n");
      if (named || !environment.equals("prod")) {
        assertThatCode(() -> ConfigLoader.load(example, environment, List.of()))
            .as("%s in %s", example.getFileName(), environment)
            .doesNotThrowAnyException();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void tellsEditorsItsSchema(Path example) throws IOException {
    String first = Files.readString(example.resolve("acore.yaml")).lines().findFirst().orElse("");
    assertThat(first).startsWith("# yaml-language-server: $schema=");
    assertThat(example.resolve(first.substring(first.indexOf('=') + 1))).exists();
  }

  @ParameterizedTest
  @MethodSource("guides")
  void everyWholeFileInAGuideIsValid(Path guide) throws IOException {
    Matcher blocks = WHOLE_FILE.matcher(Files.readString(guide));
    while (blocks.find()) {
      Files.writeString(folder.resolve("acore.yaml"), blocks.group(1));
      assertThatCode(() -> ConfigLoader.load(folder)).doesNotThrowAnyException();
    }
  }

  @Test
  void thereAreExamples() throws IOException {
    assertThat(examples()).hasSizeGreaterThan(4);
  }
}
