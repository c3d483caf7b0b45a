package io.acore.distribution;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Texts for package managers, with what only the build knows filled in. */
final class Recipes {
  private Recipes() {}

  static String fill(String name, List<String> marks, List<String> values) throws IOException {
    String text;
    try (InputStream resource =
        Objects.requireNonNull(Recipes.class.getResourceAsStream(name), () -> "no " + name)) {
      text = new String(resource.readAllBytes(), StandardCharsets.UTF_8);
    }
    for (int i = 0; i < marks.size(); i++) {
      text = text.replace(marks.get(i), values.get(i));
    }
    if (text.contains("@")) {
      throw new IOException("a mark is left in " + name + ": " + text);
    }
    return text;
  }
}
