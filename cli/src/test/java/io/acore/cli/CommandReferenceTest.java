package io.acore.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.acore.base.Golden;
import io.acore.base.SystemProcessRunner;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;

/** The page of commands is made from the commands, and pages name no command that is not there. */
final class CommandReferenceTest {
  @TempDir Path folder;

  @Test
  void thePageOfCommandsIsMadeFromTheCommands() {
    StringBuilder page = new StringBuilder();
    page.append(
        "# Commands\n\nMade from the commands themselves; `acore COMMAND --help` shows the same.\n");
    describe(commandLine(folder), "acore", page);
    Golden.assertGolden("../../../../../docs/reference/commands.md", page.toString());
  }

  @Test
  void everyCommandThatAPageNamesIsThereWithItsOptions() throws IOException {
    CommandLine acore = commandLine(folder);
    List<String> wrong = new ArrayList<>();
    for (Path page : pages()) {
      for (String command : Pages.commands(Files.readString(page))) {
        problem(acore, command)
            .ifPresent(it -> wrong.add(Pages.ROOT.relativize(page) + ": " + command + ": " + it));
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void everyCommandHasAnExampleThatItTakes() {
    CommandLine acore = commandLine(folder);
    List<String> wrong = new ArrayList<>();
    examples(acore, acore, "acore", wrong);
    assertThat(wrong).isEmpty();
  }

  private static void examples(
      CommandLine acore, CommandLine command, String path, List<String> wrong) {
    String footer = String.join("\n", command.getCommandSpec().usageMessage().footer());
    List<String> examples =
        Pages.typed(footer.replaceAll("(?m)^ +", "")).filter(it -> it.startsWith(path)).toList();
    if (examples.isEmpty()) {
      wrong.add(path + ": its help has no example");
    }
    for (String example : examples) {
      problem(acore, example).ifPresent(it -> wrong.add(example + ": " + it));
    }
    command
        .getSubcommands()
        .forEach((name, each) -> examples(acore, each, path + " " + name, wrong));
  }

  private static Optional<String> problem(CommandLine acore, String command) {
    try {
      acore.parseArgs(Pages.words(command));
      return Optional.empty();
    } catch (MissingParameterException e) {
      // A sentence names a command without what it needs
      return Optional.empty();
    } catch (ParameterException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  private static List<Path> pages() throws IOException {
    return Pages.all().stream()
        // Decisions tell what was thought of, too
        .filter(file -> !file.toString().contains("/adr/"))
        .filter(file -> !file.endsWith("reference/commands.md"))
        .toList();
  }

  private static void describe(CommandLine command, String path, StringBuilder page) {
    page.append("\n## `").append(path).append("`\n\n```text\n");
    page.append(command.getUsageMessage(Ansi.OFF).strip().replaceAll("(?m) +$", ""));
    page.append("\n```\n");
    command.getSubcommands().forEach((name, each) -> describe(each, path + " " + name, page));
  }

  static CommandLine commandLine(Path folder) {
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    var environment = CliRun.environment(folder);
    Services services =
        new Services(
            environment,
            new SystemProcessRunner(environment),
            new Console(nowhere, nowhere, environment));
    // The word that makes every command whole
    return AcoreCommand.create(
        services, Cli.factory(services), List.of(Commands.COMPLETION.word()));
  }
}
