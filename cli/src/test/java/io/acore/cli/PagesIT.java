package io.acore.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.acore.base.Environment;
import io.acore.base.ProcessRequest;
import io.acore.base.ProcessResult;
import io.acore.base.SystemProcessRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
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
    List<String> guides = guides();
    assertThat(guides).hasSizeGreaterThan(10);
    String last = script(page.substring(page.indexOf(LAST)));

    long started = System.nanoTime();
    ProcessResult beginner = run(first);
    Duration took = Duration.ofNanos(System.nanoTime() - started);
    assertThat(beginner.exitCode()).as(beginner.stdout() + beginner.stderr()).isZero();
    assertThat(beginner.stdout()).contains("Hello! You said: hello", "Good day! You said: hello");
    assertThat(took).isLessThan(Duration.ofMinutes(10));

    // The one thing that these need from outside, a provider, may not be had here
    Files.writeString(
        folder.resolve("my-agent/acore.yaml"),
        "\nbridge:\n  resource: terraform_data\n",
        StandardOpenOption.APPEND);
    for (String command : guides) {
      ProcessResult result = run("cd my-agent\n" + command);
      assertThat(result.exitCode()).as(command + "\n" + result.stdout() + result.stderr()).isZero();
    }
    for (String command :
        List.of("plan", "status", "drift", "outputs", "synth", "validate", "lint", "package")) {
      ProcessResult result = run("cd my-agent\nacore " + command + " --env local --json");
      assertThat(result.exitCode()).as(command + result.stderr()).isZero();
      OutputSchema.holds(command, result.stdout());
    }
    OutputSchema.holds(
        "invoke", run("cd my-agent\nacore invoke --env local --json hello").stdout());

    ProcessResult end = run("cd my-agent\n" + last + "acore local status\n");
    assertThat(end.exitCode()).as(end.stdout() + end.stderr()).isZero();
    assertThat(end.stdout()).contains("not running");
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

  private ProcessResult run(String script) {
    Map<String, String> variables = new HashMap<>(System.getenv());
    variables.put("PATH", Pages.ROOT + ":" + System.getenv("PATH"));
    variables.put("PYTHONDONTWRITEBYTECODE", "1");
    Environment environment = new Environment(variables, folder, folder, Clock.systemUTC(), false);
    return new SystemProcessRunner(environment)
        .run(ProcessRequest.of("sh", "-ec", script).in(folder).within(Duration.ofMinutes(15)));
  }
}
