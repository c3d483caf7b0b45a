package io.acore.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.acore.base.Environment;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ConsoleTest {
  private final ByteArrayOutputStream shown = new ByteArrayOutputStream();

  @Test
  void stageReplacesTheStageBeforeItAndLeavesRoomForTheResult() {
    Console console = console(true);
    console.progress("installing 50 packages");
    console.progress("zipping 50 packages, 79.0 MB");
    console.data("zip\n");
    assertThat(text())
        .isEqualTo(
            "\r\u001b[Kinstalling 50 packages\r\u001b[Kzipping 50 packages, 79.0 MB\r\u001b[Kzip\n");
  }

  @Test
  void stagesAreLinesWhereNobodyLooks() {
    console(false).progress("installing 50 packages");
    assertThat(text()).isEqualTo("installing 50 packages\n");
  }

  @Test
  void quietShowsNoStage() {
    Console console = console(true);
    console.beQuiet();
    console.progress("installing 50 packages");
    console.error("error: no\n");
    assertThat(text()).doesNotContain("installing").contains("no\n");
  }

  private Console console(boolean terminal) {
    PrintStream stream = new PrintStream(shown, true, StandardCharsets.UTF_8);
    return new Console(
        stream,
        stream,
        new Environment(
            Map.of(),
            Path.of("").toAbsolutePath(),
            Path.of("/"),
            Clock.fixed(Instant.EPOCH, ZoneOffset.UTC),
            terminal));
  }

  private String text() {
    return shown.toString(StandardCharsets.UTF_8);
  }
}
