package io.acore.stacks.deploy;

import io.acore.base.FileTrees;
import io.acore.base.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;

/** What the local cloud may do; it reads this beside its state, each time that it matters. */
final class LocalSettings {
  private LocalSettings() {}

  static void write(Target target) {
    boolean codeInterpreter = target.config().root().section("local").flag("code_interpreter");
    Path file = target.keep().resolve("local").resolve("settings.json");
    try {
      FileTrees.write(file, Json.pretty(Map.of("codeInterpreter", codeInterpreter)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
