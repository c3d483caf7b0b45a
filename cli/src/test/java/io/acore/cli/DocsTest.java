package io.acore.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Pages point only at what is there, and show only what acore takes. */
final class DocsTest {
  private static final Pattern LINK = Pattern.compile("(?<!`)\\[[^]]*]\\(([^)\\s]+)\\)");
  private static final Pattern HEADING = Pattern.compile("^#{1,6} (.+)$", Pattern.MULTILINE);
  private static final Pattern FENCE =
      Pattern.compile("^ *```.*?^ *```", Pattern.MULTILINE | Pattern.DOTALL);

  @TempDir Path folder;

  static List<Path> pages() throws IOException {
    return Pages.all().stream().filter(page -> page.toString().endsWith(".md")).toList();
  }

  static List<Path> pagesWithSettings() throws IOException {
    try (Stream<Path> pages = Files.walk(Pages.ROOT.resolve("docs"))) {
      return pages
          .filter(page -> page.toString().endsWith(".md") && !page.toString().contains("/adr/"))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyLinkLeadsToAFileAndAHeading(Path page) throws IOException {
    List<String> dead = new ArrayList<>();
    Matcher links = LINK.matcher(FENCE.matcher(Files.readString(page)).replaceAll(""));
    while (links.find()) {
      String link = links.group(1);
      if (link.contains("://") || link.startsWith("mailto:")) {
        continue;
      }
      String[] parts = link.split("#", 2);
      Path target = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]).normalize();
      if (!Files.exists(target)) {
        dead.add(link);
      } else if (parts.length == 2 && !anchors(Files.readString(target)).contains(parts[1])) {
        dead.add(link + " (no such heading)");
      }
    }
    assertThat(dead).as("dead links in %s", Pages.ROOT.relativize(page)).isEmpty();
  }

  @Test
  void everyPageOfTheDocumentationCanBeReachedFromItsIndex() throws IOException {
    Set<Path> reached = new HashSet<>();
    reach(Pages.ROOT.resolve("docs/index.md"), reached);
    assertThat(reached).containsAll(pagesWithSettings());
  }

  /**
   * A block that begins with a key of acore.yaml has to be one, with what is required put first.
   */
  @ParameterizedTest
  @MethodSource("pagesWithSettings")
  void everyBlockOfSettingsIsTaken(Path page) throws IOException {
    for (String block : Pages.blocks(Files.readString(page), "yaml")) {
      if (!block.matches("(?s)[a-z_]+:.*") || block.startsWith("suppressions:")) {
        continue;
      }
      Map<String, String> needed = new HashMap<>();
      needed.put("agent_name", "my-agent");
      needed.put("region", "us-east-1");
      needed.put("runtime_source_path", "agent-code");
      StringBuilder file = new StringBuilder();
      needed.forEach(
          (key, value) -> {
            if (!Pattern.compile("^" + key + ":", Pattern.MULTILINE).matcher(block).find()) {
              file.append(key).append(": ").append(value).append('\n');
            }
          });
      Files.createDirectories(folder.resolve("agent-code"));
      Files.writeString(folder.resolve("acore.yaml"), file + block);
      CliRun run = CliRun.in(folder, "config", "show");
      assertThat(run.exitCode()).as("%s\n%s", block, run.stderr()).isZero();
    }
  }

  /** As GitHub makes them: lower case, no punctuation, hyphens for spaces. */
  private static Set<String> anchors(String page) {
    Set<String> anchors = new HashSet<>();
    Map<String, Integer> seen = new HashMap<>();
    Matcher headings = HEADING.matcher(FENCE.matcher(page).replaceAll(""));
    while (headings.find()) {
      String anchor =
          headings
              .group(1)
              .toLowerCase(Locale.ROOT)
              .replaceAll("[^\\p{L}\\p{N} _-]", "")
              .replace(' ', '-');
      int before = seen.merge(anchor, 1, Integer::sum) - 1;
      anchors.add(before == 0 ? anchor : anchor + "-" + before);
    }
    return anchors;
  }

  private static void reach(Path page, Set<Path> reached) throws IOException {
    if (!Files.isRegularFile(page) || !page.toString().endsWith(".md") || !reached.add(page)) {
      return;
    }
    Matcher links = LINK.matcher(Files.readString(page));
    while (links.find()) {
      String file = links.group(1).split("#", 2)[0];
      if (!file.isEmpty() && !file.contains("://")) {
        reach(page.resolveSibling(file).normalize(), reached);
      }
    }
  }
}
