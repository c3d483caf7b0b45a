package io.acore.stacks.deploy;

import io.acore.base.FileTrees;
import io.acore.base.Json;
import io.acore.stacks.config.Section;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** What the local cloud may do; it reads this beside its state, each time that it matters. */
final class LocalSettings {
  private LocalSettings() {}

  static void write(Target target) {
    Section local = target.config().root().section("local");
    Map<String, Object> settings = new TreeMap<>();
    settings.put("codeInterpreter", local.flag("code_interpreter"));
    local.optionalFile("model_script").ifPresent(it -> settings.put("modelScript", it.toString()));
    local.optionalText("model_url").ifPresent(it -> settings.put("modelUrl", it));
    local.optionalText("model_name").ifPresent(it -> settings.put("modelName", it));
    Path file = target.keep().resolve("local").resolve("settings.json");
    try {
      FileTrees.write(file, Json.pretty(settings));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
