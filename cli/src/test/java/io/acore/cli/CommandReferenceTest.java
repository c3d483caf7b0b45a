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
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;

/** The page of commands is made from the commands, and pages name no command that is not there. */
final class CommandReferenceTest {
  private static final Path ROOT = Path.of(System.getProperty("acore.root"));

  private static final Pattern QUOTED = Pattern.compile("`(acore [a-z][^`\n]*)`");
  private static final Pattern SHELL =
      Pattern.compile("^```(?:sh|console)\n(.*?)^```", Pattern.MULTILINE | Pattern.DOTALL);
  private static final Pattern TYPED =
      Pattern.compile("^(?:\\$ )?(?:\\./)?(acore [a-z].*)$", Pattern.MULTILINE);

  /** What stands for something in a text: NAME, `…`, `|`. */
  private static final Pattern WORD = Pattern.compile("\"[^\"]*\"|'[^']*'|\\S+");

  private static final Pattern ALTERNATIVES = Pattern.compile("[a-z-]+(\\|[a-z-]+)+");

  @TempDir Path folder;

  @Test
  void thePageOfCommandsIsMadeFromTheCommands() {
    StringBuilder page = new StringBuilder();
    page.append(
        "# Commands\n\nMade from the commands themselves; `acore COMMAND --help` shows the same.\n");
    describe(commandLine(), "acore", page);
    Golden.assertGolden("../../../../../docs/reference/commands.md", page.toString());
  }

  @Test
  void everyCommandThatAPageNamesIsThereWithItsOptions() throws IOException {
    CommandLine acore = commandLine();
    List<String> wrong = new ArrayList<>();
    for (Path page : pages()) {
      for (String[] words : commands(Files.readString(page))) {
        try {
          acore.parseArgs(words);
        } catch (MissingParameterException e) {
          // A sentence names a command without what it needs
        } catch (ParameterException e) {
          wrong.add(ROOT.relativize(page) + ": " + String.join(" ", words) + ": " + e.getMessage());
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  private static List<Path> pages() throws IOException {
    List<Path> pages = new ArrayList<>(List.of(ROOT.resolve("README.md")));
    for (String place : List.of("docs", "examples", "templates")) {
      try (Stream<Path> files = Files.walk(ROOT.resolve(place))) {
        files
            .filter(file -> file.toString().matches(".*\\.md(\\.jinja)?"))
            // Decisions tell what was thought of, too
            .filter(file -> !file.toString().contains("/adr/"))
            .filter(file -> !file.endsWith("reference/commands.md"))
            .sorted()
            .forEach(pages::add);
      }
    }
    return pages;
  }

  private static List<String[]> commands(String page) {
    Stream<String> typed =
        SHELL
            .matcher(page)
            .results()
            .flatMap(block -> TYPED.matcher(block.group(1)).results())
            .map(line -> line.group(1));
    Stream<String> quoted = QUOTED.matcher(page).results().map(words -> words.group(1));
    return Stream.concat(typed, quoted).map(CommandReferenceTest::words).toList();
  }

  private static String[] words(String line) {
    String command = line.split(" (?:#|&&|\\|\\||\\||>)", 2)[0];
    return WORD.matcher(command)
        .results()
        .map(word -> word.group().replaceAll("^[\"']|[\"']$", ""))
        .skip(1)
        .map(word -> ALTERNATIVES.matcher(word).matches() ? word.split("\\|", 2)[0] : word)
        .filter(word -> !word.equals("...") && !word.equals("…"))
        .toArray(String[]::new);
  }

  private static void describe(CommandLine command, String path, StringBuilder page) {
    page.append("\n## `").append(path).append("`\n\n```text\n");
    page.append(command.getUsageMessage(Ansi.OFF).strip().replaceAll("(?m) +$", ""));
    page.append("\n```\n");
    command.getSubcommands().forEach((name, each) -> describe(each, path + " " + name, page));
  }

  private CommandLine commandLine() {
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
