package io.acore.stacks.permission;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Files of sections and {@code key=value} lines: ours, and the bridge's {@code kinds.conf}. */
final class Sections {
  private Sections() {}

  static Map<String, Map<String, String>> parse(String text) {
    Map<String, Map<String, String>> sections = new LinkedHashMap<>();
    Map<String, String> section = new LinkedHashMap<>();
    for (String line : text.lines().toList()) {
      int equals = line.indexOf('=');
      if (line.startsWith("[")) {
        section = new LinkedHashMap<>();
        sections.put(line.substring(1, line.indexOf(']')), section);
      } else if (!line.startsWith("#") && equals > 0) {
        section.put(line.substring(0, equals), line.substring(equals + 1));
      }
    }
    return sections;
  }

  static List<String> words(Map<String, String> section, String key) {
    String value = section.getOrDefault(key, "").strip();
    return value.isEmpty() ? List.of() : List.of(value.split("\\s+"));
  }
}
