package io.acore.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Pages point only at what is there. */
final class DocsTest {
  private static final Path ROOT = Path.of(System.getProperty("acore.root"));
  private static final Pattern LINK =
      Pattern.compile("(?<!`)\\[[^]]*]\\(([^)#\\s]+)(?:#[^)]*)?\\)");
  private static final Set<String> NOT_OURS = Set.of("target", "node_modules", ".git", ".venv");

  static List<Path> pages() throws IOException {
    try (Stream<Path> files = Files.walk(ROOT)) {
      return files
          .filter(file -> file.toString().endsWith(".md"))
          .filter(file -> Stream.of(ROOT.relativize(file)).noneMatch(DocsTest::isNotOurs))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyRelativeLinkLeadsSomewhere(Path page) throws IOException {
    List<String> dead =
        LINK.matcher(Files.readString(page))
            .results()
            .map(link -> link.group(1))
            .filter(link -> !link.contains("://"))
            .filter(link -> !Files.exists(page.resolveSibling(link)))
            .toList();
    assertThat(dead).as("dead links in %s", ROOT.relativize(page)).isEmpty();
  }

  private static boolean isNotOurs(Path path) {
    for (Path part : path) {
      if (NOT_OURS.contains(part.toString())) {
        return true;
      }
    }
    return false;
  }
}
