package io.acore.cli;

import static io.acore.base.Golden.assertGolden;
import static org.assertj.core.api.Assertions.assertThat;

import io.acore.base.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class CliTest {
  @TempDir Path folder;

  @Test
  void printsItsVersionOnStandardOutput() {
    CliRun run = CliRun.in(folder, "--version");
    assertThat(run.exitCode()).isZero();
    assertThat(run.stdout()).startsWith("acore ");
  }

  @Test
  void theHelpListsEveryCommand() {
    golden("help", "--help");
  }

  @ParameterizedTest
  @EnumSource(Commands.class)
  void everyCommandHasHelpWithItsLineOfTheList(Commands command) {
    CliRun run = CliRun.in(folder, command.word(), "--help");

    assertThat(run.exitCode()).isZero();
    assertThat(run.stdout()).startsWith("Usage: acore " + command.word());
    assertThat(words(run.stdout())).contains(words(command.description()));
    assertThat(run.stdout()).contains("Exit codes:").contains("3   A bug in acore");
  }

  @Test
  void aCommandIsFoundBehindOptionsAndInAFileOfArguments() throws IOException {
    Files.writeString(folder.resolve("arguments"), "cache dir");

    assertThat(CliRun.in(folder, "--quiet", "cache", "dir").exitCode()).isZero();
    assertThat(CliRun.in(folder, "@" + folder.resolve("arguments")).exitCode()).isZero();
  }

  @Test
  void aMistypedCommandIsAUsageErrorWithASuggestion() {
    golden("mistyped-command", "docter");
  }

  @Test
  void anUnknownOptionIsAUsageError() {
    golden("unknown-option", "doctor", "--jsno");
  }

  @Test
  void noCommandIsAUsageError() {
    golden("no-command");
  }

  @Test
  void doctorPrintsJson() {
    CliRun run = CliRun.in(folder, "doctor", "--json");
    assertThat(Json.parse(run.stdout()).path("findings")).isNotEmpty();
  }

  @ParameterizedTest
  @EnumSource(Shell.class)
  void completionKnowsEveryCommand(Shell shell) {
    CliRun run = CliRun.in(folder, "completion", shell.name());
    assertThat(run.exitCode()).isZero();
    assertThat(run.stdout()).contains("doctor").contains("completion");
  }

  private static String words(String text) {
    return text.replaceAll("\\s+", " ");
  }

  private void golden(String name, String... arguments) {
    assertGolden("cli/" + name + ".txt", CliRun.in(folder, arguments).golden(folder, arguments));
  }
}
