package io.acore.cli;

import io.acore.base.ProcessRequest;
import io.acore.base.ProcessRunner;
import io.acore.base.ToolError;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Opens a file with the program that the desktop has for it. */
record Opener(ProcessRunner processes) {
  private static final List<String> PROGRAMS = List.of("xdg-open", "open");

  /** Whether something opened it. */
  boolean open(Path file) {
    try {
      return PROGRAMS.stream()
          .filter(it -> processes.which(it).isPresent())
          .findFirst()
          .map(it -> ProcessRequest.of(it, file.toString()).within(Duration.ofSeconds(15)))
          .filter(it -> processes.run(it).ok())
          .isPresent();
    } catch (ToolError tooSlow) {
      return false;
    }
  }
}
