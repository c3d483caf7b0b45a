package io.acore.packaging.python;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** What a package's wheels are for, in the words of their file names. */
final class WheelTags {
  private static final int SHOWN = 8;

  private WheelTags() {}

  /** From the entries of a pylock.toml. */
  static List<String> of(JsonNode packages, String name) {
    TreeSet<String> tags = new TreeSet<>();
    boolean known = false;
    for (JsonNode entry : packages) {
      if (Requirement.normalise(entry.path("name").asText()).equals(name)) {
        known = true;
        for (JsonNode wheel : entry.path("wheels")) {
          String file = wheel.path("name").asText(wheel.path("url").asText());
          String[] parts = file.replaceFirst("\\.whl$", "").split("-", -1);
          String[] platforms = parts[parts.length - 1].split("\\.", -1);
          tags.add(parts[Math.max(0, parts.length - 3)] + " " + platforms[platforms.length - 1]);
        }
      }
    }
    if (known && tags.isEmpty()) {
      return List.of("nothing: it is published as source only");
    }
    List<String> shown = new ArrayList<>(tags.stream().limit(SHOWN).toList());
    if (tags.size() > SHOWN) {
      shown.add((tags.size() - SHOWN) + " more");
    }
    return shown;
  }
}
