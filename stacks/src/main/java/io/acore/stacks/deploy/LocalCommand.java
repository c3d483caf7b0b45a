package io.acore.stacks.deploy;

import io.acore.base.FileTrees;
import io.acore.base.Json;
import io.acore.stacks.config.Section;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What the local cloud runs in place of a container image where no container engine answers. It
 * stands in a file beside the local cloud's state: a tag would show in every plan.
 */
final class LocalCommand {
  private LocalCommand() {}

  /** Writes what acore.yaml says now, and nothing of what it said before. */
  static void write(Target target) {
    Section root = target.config().root();
    Path file = target.keep().resolve("local").resolve("commands.json");
    List<String> command = root.section("runtime").texts("local_command");
    try {
      if (command.isEmpty()) {
        Files.deleteIfExists(file);
      } else {
        Object entry =
            Map.of("command", command, "folder", root.file("runtime_source_path").toString());
        FileTrees.write(file, Json.pretty(Map.of(target.runtimeName(), entry)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
