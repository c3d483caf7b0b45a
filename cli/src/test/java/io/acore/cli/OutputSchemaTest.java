package io.acore.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.acore.base.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What {@code --json} prints is what the schema says. */
final class OutputSchemaTest {
  @TempDir Path folder;

  @Test
  void everyCommandWithJsonHasAPlaceInTheSchema() throws IOException {
    JsonNode known =
        Json.parse(Files.readString(Pages.ROOT.resolve("docs/reference/output.schema.json")))
            .path("$defs");
    List<String> missing = new ArrayList<>();
    collect(CommandReferenceTest.commandLine(folder), "", known, missing);
    assertThat(missing).isEmpty();
  }

  @Test
  void holdsForWhatNeedsNoCloud() throws IOException {
    OutputSchema.holds("init", json("init", "demo", "--defaults", "--no-lock", "--json"));
    for (String command : List.of("config show", "local status", "ci generate")) {
      List<String> words = new ArrayList<>(List.of(command.split(" ")));
      if (command.equals("ci generate")) {
        words.add("gitlab");
      }
      words.addAll(List.of("-C", "demo", "--json"));
      OutputSchema.holds(command, json(words.toArray(String[]::new)));
    }
    OutputSchema.holds("doctor", json("doctor", "--json"));
    OutputSchema.holds("cache list", json("cache", "list", "--json"));
  }

  @Test
  void aDocumentOfAnotherFormIsNoticed() {
    assertThatThrownBy(() -> OutputSchema.holds("local status", "{\"version\": 2}"))
        .isInstanceOf(AssertionError.class);
  }

  private String json(String... words) {
    return CliRun.in(folder, words).stdout();
  }

  private static void collect(
      CommandLine command, String path, JsonNode known, List<String> missing) {
    if (command.getCommandSpec().findOption("--json") != null && !known.has(path)) {
      missing.add(path);
    }
    command
        .getSubcommands()
        .forEach((name, each) -> collect(each, (path + " " + name).strip(), known, missing));
  }
}
