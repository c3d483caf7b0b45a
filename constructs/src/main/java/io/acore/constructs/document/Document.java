package io.acore.constructs.document;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import io.acore.base.Json;
import io.acore.base.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * A file that was read: its text, and what the text means.
 *
 * @param file where it was
 * @param text all of it
 * @param content maps, lists and scalars; empty for an empty file
 */
public record Document(Path file, String text, Optional<Object> content) {
  private static final long MOST_BYTES = 1 << 20;
  private static final ObjectReader JSON =
      Json.mapper().readerFor(Object.class).with(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

  /**
   * Reads a JSON file, or a YAML file (which may be JSON too).
   *
   * @param noun what it is to the user: {@code tool schema}
   */
  public static Document read(String noun, Path file) {
    String text = text(noun, file);
    return new Document(file, text, Optional.ofNullable(parse(noun, file, text)));
  }

  /** The content, when it is a map. */
  public Optional<Map<?, ?>> map() {
    return content.filter(Map.class::isInstance).map(Map.class::cast);
  }

  private static String text(String noun, Path file) {
    try {
      if (Files.isRegularFile(file) && Files.size(file) <= MOST_BYTES) {
        return Files.readString(file);
      }
    } catch (IOException e) {
      throw new UserError(
          "The " + noun + " `" + file + "` cannot be read",
          "reading it failed: " + e,
          "check its permissions, and that it is UTF-8",
          e);
    }
    throw new UserError(
        "The " + noun + " `" + file + "` cannot be read",
        Files.isRegularFile(file) ? "it has more than 1 MB" : "there is no such file",
        "name a JSON or YAML file");
  }

  @SuppressWarnings("NullAway") // An empty YAML file is null, which the caller wraps.
  private static Object parse(String noun, Path file, String text) {
    try {
      return file.toString().endsWith(".json") ? JSON.readValue(text) : yaml(text);
    } catch (JsonProcessingException e) {
      throw broken(noun, file, json(e), e);
    } catch (MarkedYamlEngineException e) {
      String line =
          e.getProblemMark().map(mark -> "line " + (mark.getLine() + 1) + ": ").orElse("");
      throw broken(noun, file, line + e.getProblem(), e);
    } catch (YamlEngineException e) {
      throw broken(noun, file, String.valueOf(e.getMessage()), e);
    }
  }

  // What Jackson adds in brackets says where the text came from, and that it will not say it.
  private static String json(JsonProcessingException e) {
    String message =
        e.getOriginalMessage().replaceAll(" \\(for [^()]*(\\([^()]*\\)[^()]*)*\\)", "");
    return e.getLocation() == null
        ? message
        : "line " + e.getLocation().getLineNr() + ": " + message;
  }

  private static Object yaml(String text) {
    LoadSettings settings =
        LoadSettings.builder().setAllowDuplicateKeys(false).setMaxAliasesForCollections(20).build();
    return new Load(settings).loadFromString(text);
  }

  private static UserError broken(String noun, Path file, String why, Exception cause) {
    return new UserError(
        "The " + noun + " `" + file + "` cannot be parsed", why, "mend the file there", cause);
  }
}
