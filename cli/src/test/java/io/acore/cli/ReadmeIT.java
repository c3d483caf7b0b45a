package io.acore.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.acore.base.Environment;
import io.acore.base.ProcessRequest;
import io.acore.base.ProcessResult;
import io.acore.base.SystemProcessRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Types what the readmes say, and compares what the first page shows with what comes out. */
final class ReadmeIT {
  private static final Path ROOT = Path.of(System.getProperty("acore.root"));
  private static final Path FIRST_PAGE = ROOT.resolve("README.md");
  private static final Pattern SHELL = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);
  private static final Pattern SHOWN = Pattern.compile("```console\n(.*?)```", Pattern.DOTALL);

  /** What needs AWS, or is the run that this test is part of. */
  private static final Pattern ELSEWHERE = Pattern.compile("\\./verify|cd |terraform |acore ");

  private final SystemProcessRunner processes = new SystemProcessRunner(Environment.system());

  static List<String> commands() throws IOException {
    List<String> commands = new ArrayList<>();
    try (Stream<Path> files = Files.walk(ROOT.resolve("examples"), 2)) {
      List<Path> readmes = files.filter(file -> file.endsWith("README.md")).sorted().toList();
      for (Path readme : Stream.concat(Stream.of(FIRST_PAGE), readmes.stream()).toList()) {
        SHELL
            .matcher(Files.readString(readme))
            .results()
            .map(block -> block.group(1))
            .flatMap(String::lines)
            .filter(line -> line.startsWith("./acore") || readme.equals(FIRST_PAGE))
            .filter(line -> !ELSEWHERE.matcher(line).lookingAt())
            .distinct()
            .forEach(commands::add);
      }
    }
    return commands;
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandWorks(String command) {
    ProcessResult result = run(command);
    assertThat(result.exitCode()).as(result.stdout() + result.stderr()).isZero();
  }

  /**
   * Numbers differ from machine to machine; words do not. {@code -Dgolden.update=true} writes what
   * comes out into the page.
   */
  @Test
  void theFirstPageShowsWhatReallyComesOut() throws IOException {
    String page = Files.readString(FIRST_PAGE);
    Matcher blocks = SHOWN.matcher(page);
    assertThat(blocks.results()).isNotEmpty();
    String real =
        blocks.replaceAll(
            block -> Matcher.quoteReplacement("```console\n" + typed(block.group(1)) + "```"));
    if (Boolean.getBoolean("golden.update")) {
      assertThat(System.getenv("CI")).as("no page is rewritten under CI").isNull();
      Files.writeString(FIRST_PAGE, real);
    } else {
      assertThat(withoutNumbers(real)).isEqualTo(withoutNumbers(page));
    }
  }

  /** What a command started stays no longer than the test. */
  @AfterEach
  void removeTheDemo() {
    run("./acore demo --down");
  }

  private String typed(String block) {
    StringBuilder real = new StringBuilder();
    for (String line : block.lines().filter(it -> it.startsWith("$ ")).toList()) {
      ProcessResult result = run(line.substring(2));
      real.append(line).append('\n').append(result.stdout()).append(result.stderr());
    }
    return real.toString().replace(ROOT + "/", "").replace(" (unchanged)", "");
  }

  private ProcessResult run(String command) {
    return processes.run(ProcessRequest.of("sh", "-c", command).in(ROOT));
  }

  private static String withoutNumbers(String text) {
    return text.replaceAll("\\d+", "0");
  }
}
