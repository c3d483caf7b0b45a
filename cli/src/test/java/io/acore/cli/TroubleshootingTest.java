package io.acore.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A heading of the page of troubles in backticks is a text that acore prints, `…` for what varies.
 */
final class TroubleshootingTest {
  private static final Path PAGE = Pages.ROOT.resolve("docs/troubleshooting.md");
  private static final Pattern ENTRY = Pattern.compile("^### `(.+)`$", Pattern.MULTILINE);
  private static final Pattern JOINED = Pattern.compile("\"\\s*\\+\\s*\"");

  @Test
  void everyTextIsInTheCode() throws IOException {
    List<String> entries =
        ENTRY.matcher(Files.readString(PAGE)).results().map(entry -> entry.group(1)).toList();
    assertThat(entries).hasSizeGreaterThan(30).doesNotHaveDuplicates();
    List<String> sources = sources();
    List<String> nowhere =
        entries.stream()
            .filter(entry -> sources.stream().noneMatch(source -> says(source, entry)))
            .toList();
    assertThat(nowhere).as("texts that nothing prints").isEmpty();
  }

  private static boolean says(String source, String entry) {
    int from = 0;
    // Code builds such a text from parts, in this order and near to each other
    for (String part : entry.split("…")) {
      String words = part.replaceAll("^['\u2019` ]+|['` ]+$", "");
      int at = source.indexOf(words, from);
      if (at < 0 || (from > 0 && at - from > 400)) {
        return from > 0 && saysFrom(source, entry, from);
      }
      from = at + words.length();
    }
    return true;
  }

  private static boolean saysFrom(String source, String entry, int from) {
    return says(source.substring(from), entry);
  }

  private static List<String> sources() throws IOException {
    List<String> sources = new ArrayList<>();
    sources.add(Files.readString(Pages.ROOT.resolve("acore")));
    for (String module :
        List.of(
            "base",
            "constructs",
            "stacks",
            "runtime-packaging",
            "scaffold",
            "local-cloud",
            "cli")) {
      try (Stream<Path> files = Files.walk(Pages.ROOT.resolve(module).resolve("src/main"))) {
        for (Path file : files.filter(it -> it.toString().matches(".*\\.(java|sh)")).toList()) {
          sources.add(JOINED.matcher(Files.readString(file)).replaceAll("").replace("\\\"", "\""));
        }
      }
    }
    return sources;
  }
}
