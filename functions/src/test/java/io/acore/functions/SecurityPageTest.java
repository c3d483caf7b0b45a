package io.acore.functions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class SecurityPageTest {
  private static final String PAGE = "docs/security.md";

  /** What level 2 asks of cookies, headers, sessions and the client's side of OAuth. */
  private static final List<String> REQUIREMENTS =
      List.of(
          "3.3.1", "3.3.2", "3.3.3", "3.3.4", "3.4.1", "3.4.2", "3.4.3", "3.4.4", "3.4.5", "3.4.6",
          "3.5.1", "3.5.2", "3.5.3", "7.2.1", "7.2.2", "7.2.3", "7.2.4", "7.3.1", "7.3.2", "7.4.1",
          "7.4.2", "7.4.3", "7.4.4", "7.4.5", "10.1.1", "10.1.2", "10.2.1", "10.2.2", "10.3.1",
          "10.4.5", "10.4.6", "10.5.1", "10.5.3");

  @Test
  void namesOnlyTestsThatExist() throws IOException {
    Path root = Path.of(System.getProperty("acore.root", ".."));
    String page = Files.readString(root.resolve(PAGE));
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

  @Test
  void everyRequirementThatConcernsABackendForBrowsersHasATest() throws IOException {
    String page = Files.readString(Path.of(System.getProperty("acore.root", "..")).resolve(PAGE));
    String table = page.substring(page.indexOf("## OWASP ASVS"), page.indexOf("## Attacks"));
    Set<String> rows = new TreeSet<>();
    for (MatchResult row :
        Pattern.compile("(?m)^\\| ([0-9., ]+) \\|").matcher(table).results().toList()) {
      rows.addAll(List.of(row.group(1).split(", ")));
    }
    assertThat(rows).containsAll(REQUIREMENTS);
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
