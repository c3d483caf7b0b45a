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
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Types what the readmes say, and compares what the first page shows with what comes out. */
final class ReadmeIT {
  private static final Path ROOT = Path.of(System.getProperty("acore.root"));
  private static final Pattern SHELL = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);
  private static final Pattern SHOWN = Pattern.compile("```console\n(.*?)```", Pattern.DOTALL);

  /** What needs AWS, or is the run that this test is part of. */
  private static final Pattern ELSEWHERE = Pattern.compile("\\./verify|cd |terraform ");

  private final SystemProcessRunner processes = new SystemProcessRunner(Environment.system());

  static List<String> commands() throws IOException {
    List<String> commands = new ArrayList<>();
    try (Stream<Path> files = Files.walk(ROOT.resolve("examples"), 2)) {
      List<Path> readmes = files.filter(file -> file.endsWith("README.md")).sorted().toList();
      for (Path readme :
          Stream.concat(Stream.of(ROOT.resolve("README.md")), readmes.stream()).toList()) {
        SHELL
            .matcher(Files.readString(readme))
            .results()
            .map(block -> block.group(1))
            .flatMap(String::lines)
            .filter(line -> line.startsWith("./acore") || readme.getParent().equals(ROOT))
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

  /** Numbers differ from machine to machine and from version to version; words do not. */
  @Test
  void theFirstPageShowsWhatReallyComesOut() throws IOException {
    String page = Files.readString(ROOT.resolve("README.md"));
    List<MatchResult> shown = SHOWN.matcher(page).results().toList();
    assertThat(shown).isNotEmpty();
    for (MatchResult block : shown) {
      for (String entry : block.group(1).split("(?m)^\\$ ")) {
        if (!entry.isBlank()) {
          String command = entry.lines().findFirst().orElseThrow();
          String expected = entry.substring(command.length() + 1);
          ProcessResult result = run(command);
          assertThat(words(result.stdout() + result.stderr()))
              .as(command)
              .isEqualTo(words(expected));
        }
      }
    }
  }

  private ProcessResult run(String command) {
    return processes.run(ProcessRequest.of("sh", "-c", command).in(ROOT));
  }

  private static String words(String text) {
    return text.replace(ROOT + "/", "")
        .replaceAll(" \\(unchanged\\)", "")
        .replaceAll("\\d+", "0")
        .strip();
  }
}
