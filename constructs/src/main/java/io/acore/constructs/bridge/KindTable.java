package io.acore.constructs.bridge;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Reads {@code kinds.conf}, the one table that Java and the script share. */
final class KindTable {
  private static final String TEXT = resource("kinds.conf");
  private static final Map<String, Map<String, String>> SECTIONS = parse(TEXT);

  private KindTable() {}

  static BridgeKind builtIn(String name) {
    return Objects.requireNonNull(Kinds.ALL.get(name), name);
  }

  static boolean isBuiltIn(String name) {
    return SECTIONS.containsKey(name);
  }

  static List<BridgeKind> all() {
    return List.copyOf(Kinds.ALL.values());
  }

  /**
   * The table with the user's own kinds after acore's, sorted so that equal kinds are equal bytes.
   */
  static String with(Collection<BridgeKind> custom) {
    StringBuilder text = new StringBuilder(TEXT);
    Map<String, BridgeKind> sorted = new TreeMap<>();
    custom.stream()
        .filter(kind -> !isBuiltIn(kind.name()))
        .forEach(kind -> sorted.put(kind.name(), kind));
    sorted.forEach(
        (name, kind) -> {
          text.append("\n[").append(name).append("]\n");
          kind.settings().forEach((key, value) -> text.append(key + "=" + value + "\n"));
        });
    return text.toString();
  }

  /** The kinds of such a text, by name. */
  static Map<String, BridgeKind> read(String text) {
    Map<String, BridgeKind> kinds = new LinkedHashMap<>();
    parse(text).forEach((name, settings) -> kinds.put(name, new BridgeKind(name, settings)));
    return kinds;
  }

  static String resource(String name) {
    try (InputStream in = KindTable.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is not in the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(name + " cannot be read", e);
    }
  }

  private static Map<String, Map<String, String>> parse(String text) {
    Map<String, Map<String, String>> sections = new LinkedHashMap<>();
    Map<String, String> section = new TreeMap<>();
    for (String line : text.lines().toList()) {
      if (line.startsWith("[")) {
        section = new TreeMap<>();
        sections.put(line.substring(1, line.length() - 1), section);
      } else if (!line.isEmpty() && !line.startsWith("#")) {
        int equals = line.indexOf('=');
        section.put(line.substring(0, equals), line.substring(equals + 1));
      }
    }
    return sections;
  }

  // Made once, when BridgeKind asks; the table itself needs no BridgeKind to be there
  private static final class Kinds {
    static final Map<String, BridgeKind> ALL = new LinkedHashMap<>();

    static {
      SECTIONS.forEach((name, settings) -> ALL.put(name, new BridgeKind(name, settings)));
    }
  }
}
