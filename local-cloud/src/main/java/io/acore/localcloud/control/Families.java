package io.acore.localcloud.control;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Every family, and which operation is whose. */
final class Families {
  /** What an operation does, alike in every family. */
  enum Verb {
    CREATE,
    GET,
    UPDATE,
    DELETE,
    LIST,
    PUT,
    SHOW,
    REMOVE
  }

  /** An operation's family and what it does there. */
  record Place(Family family, Verb verb) {}

  private static final Map<String, List<Verb>> VERBS =
      Map.of(
          "create", List.of(Verb.CREATE),
          "get", List.of(Verb.GET, Verb.GET),
          "update", List.of(Verb.UPDATE),
          "delete", List.of(Verb.DELETE),
          "list", List.of(Verb.LIST, Verb.LIST),
          "singleton", List.of(Verb.PUT, Verb.SHOW, Verb.REMOVE));

  private final Map<String, Family> families = new LinkedHashMap<>();
  private final Map<String, Place> places = new HashMap<>();

  Families() {
    sections(text()).forEach((kind, settings) -> add(new Family(kind, settings)));
  }

  Family get(String kind) {
    return Objects.requireNonNull(families.get(kind), () -> "no family " + kind);
  }

  Iterable<Family> all() {
    return families.values();
  }

  Optional<Place> place(String operation) {
    return Optional.ofNullable(places.get(operation));
  }

  private void add(Family family) {
    families.put(family.kind(), family);
    VERBS.forEach(
        (key, verbs) -> {
          List<String> operations = family.words(key);
          for (int i = 0; i < Math.min(operations.size(), verbs.size()); i++) {
            places.put(operations.get(i), new Place(family, verbs.get(i)));
          }
        });
  }

  private static Map<String, Map<String, String>> sections(String text) {
    Map<String, Map<String, String>> sections = new LinkedHashMap<>();
    Map<String, String> section = new LinkedHashMap<>();
    for (String line : new ArrayList<>(text.lines().toList())) {
      if (line.startsWith("[")) {
        section = new LinkedHashMap<>();
        sections.put(line.substring(1, line.length() - 1), section);
      } else if (!line.isBlank() && !line.startsWith("#")) {
        int equals = line.indexOf('=');
        section.put(line.substring(0, equals), line.substring(equals + 1));
      }
    }
    return sections;
  }

  private static String text() {
    try (InputStream in =
        Objects.requireNonNull(Families.class.getResourceAsStream("families.conf"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
