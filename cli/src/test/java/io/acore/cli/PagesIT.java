package io.acore.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Types what the pages say, as they say it, in an empty folder. The page for beginners first; then,
 * in the project that came of it, whatever the guides say that needs no AWS.
 */
final class PagesIT {
  private static final Path BEGIN = Pages.ROOT.resolve("docs/getting-started.md");
  private static final String LAST = "## Take it away";

  /** Commands that ask no AWS, each for an environment that a new project has. */
  private static final Pattern ALONE =
      Pattern.compile(
          "acore (validate|lint|package|config|iam|doctor|cache (dir|list)|completion|--version|local .*)\\b.*");

  /** What needs more than a new project: a registry, another file, a tenth of a gigabyte. */
  private static final Pattern ELSEWHERE =
      Pattern.compile(".*(--push|import|prune|cache clear|prod-eu|>.*/|local reset|local stop).*");

  @TempDir Path folder;

  @Test
  void whatThePagesTellABeginnerWorks() throws IOException {
    String page = Files.readString(BEGIN);
    String first = script(page.substring(0, page.indexOf(LAST)));
    String last = script(page.substring(page.indexOf(LAST)));
    List<String> guides = guides();
    assertThat(guides).hasSizeGreaterThan(10);

    assertThat(run(first)).contains("Hello! You said: hello", "Good day! You said: hello");

    // The one thing that these need from outside, a provider, may not be had here
    Files.writeString(
        folder.resolve("my-agent/acore.yaml"),
        "\nbridge:\n  resource: terraform_data\n",
        StandardOpenOption.APPEND);
    guides.forEach(command -> run("cd my-agent\n" + command));
    for (String command :
        List.of("plan", "status", "drift", "outputs", "synth", "validate", "lint", "package")) {
      String file = folder.resolve(command + ".json").toString();
      run("cd my-agent\nacore " + command + " --env local --json >" + file);
      OutputSchema.holds(command, Files.readString(Path.of(file)));
    }
    run("cd my-agent\nacore invoke --json hello >../invoke.json");
    OutputSchema.holds("invoke", Files.readString(folder.resolve("invoke.json")));

    assertThat(run("cd my-agent\n" + last + "acore local status\n")).contains("not running");
  }

  @AfterEach
  void stopWhatAFailedTestLeft() {
    if (Files.isDirectory(folder.resolve("my-agent"))) {
      run("acore local stop -C my-agent");
    }
  }

  private static String script(String page) {
    return String.join("", Pages.blocks(page, "sh"));
  }

  private static List<String> guides() throws IOException {
    try (Stream<Path> pages = Files.list(Pages.ROOT.resolve("docs/guides"))) {
      StringBuilder text = new StringBuilder();
      for (Path page : pages.sorted().toList()) {
        text.append(script(Files.readString(page)));
      }
      return text.toString()
          .lines()
          .filter(line -> ALONE.matcher(line).matches() && !ELSEWHERE.matcher(line).matches())
          .distinct()
          .toList();
    }
  }

  private String run(String script) {
    return Typed.in(folder, Map.of(), script);
  }
}
