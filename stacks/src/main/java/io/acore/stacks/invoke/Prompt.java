package io.acore.stacks.invoke;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.acore.base.Environment;
import io.acore.base.Json;
import io.acore.base.UserError;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Map;

/** Turns what stands on the command line into the body that an agent takes. */
public final class Prompt {
  private Prompt() {}

  /**
   * The body of a word of the command line.
   *
   * @param word a text, {@code -} for standard input, or {@code @file}
   * @return a JSON object as it was given; anything else as {@code {"prompt": ".."}}
   */
  public static String read(String word, Environment environment, InputStream standardInput) {
    String text = text(word, environment, standardInput);
    return isObject(text) ? text.strip() : Json.compact(Map.of("prompt", text));
  }

  private static String text(String word, Environment environment, InputStream standardInput) {
    try {
      if (word.equals("-")) {
        return withoutLastLineEnd(new String(standardInput.readAllBytes(), StandardCharsets.UTF_8));
      }
      if (word.startsWith("@")) {
        return withoutLastLineEnd(Files.readString(environment.resolve(word.substring(1))));
      }
      return word;
    } catch (IOException e) {
      throw new UserError(
          "The prompt `" + word + "` cannot be read",
          String.valueOf(e),
          "name a text file in UTF-8, or give the prompt itself",
          e);
    }
  }

  // An editor ends every file with one; nobody means it as a part of the prompt.
  private static String withoutLastLineEnd(String text) {
    return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
  }

  private static boolean isObject(String text) {
    if (!text.strip().startsWith("{")) {
      return false;
    }
    try {
      return Json.mapper().readTree(text).isObject();
    } catch (JsonProcessingException e) {
      return false;
    }
  }
}
