package io.acore.scaffold.template;

import io.acore.base.IoReason;
import io.acore.base.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;
import org.snakeyaml.engine.v2.schema.JsonSchema;
import org.snakeyaml.engine.v2.schema.Schema;

/** A YAML file (JSON is YAML too) whose top is a block of keys. */
public final class YamlFile {
  private YamlFile() {}

  public static Map<String, Object> read(Path file) {
    return parse(String.valueOf(file.getFileName()), text(file));
  }

  /** The values as they are written: a Python version such as {@code 3.10} is no number. */
  public static Map<String, String> texts(Path file) {
    Map<String, String> texts = new LinkedHashMap<>();
    parse(String.valueOf(file.getFileName()), text(file), new FailsafeSchema())
        .forEach((name, value) -> texts.put(name, String.valueOf(value)));
    return texts;
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UserError(
          "`" + file + "` cannot be read", IoReason.of(e), "name a file that is there", e);
    }
  }

  public static Map<String, Object> parse(String name, String text) {
    return parse(name, text, new JsonSchema());
  }

  private static Map<String, Object> parse(String name, String text, Schema schema) {
    Object document;
    try {
      document =
          new Load(LoadSettings.builder().setLabel(name).setSchema(schema).build())
              .loadFromString(text);
    } catch (YamlEngineException e) {
      String language = name.endsWith(".json") ? "JSON" : "YAML";
      throw new UserError("`" + name + "` is no " + language, place(e), "correct the file", e);
    }
    if (!(document instanceof Map<?, ?> block)) {
      throw new UserError(
          "`" + name + "` holds no keys",
          "it has to be a block of `key: value` lines",
          "correct the file");
    }
    Map<String, Object> entries = new LinkedHashMap<>();
    block.forEach((key, value) -> entries.put(String.valueOf(key), value));
    return entries;
  }

  private static String place(YamlEngineException failure) {
    if (failure instanceof MarkedYamlEngineException marked
        && marked.getProblemMark().isPresent()) {
      Mark mark = marked.getProblemMark().get();
      return "line %d, column %d: %s"
          .formatted(mark.getLine() + 1, mark.getColumn() + 1, marked.getProblem());
    }
    return String.valueOf(failure.getMessage());
  }
}
