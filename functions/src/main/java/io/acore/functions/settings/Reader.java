package io.acore.functions.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads members of one JSON object and notes every problem instead of stopping at the first. */
final class Reader {
  private final String where;
  private final Map<String, @Nullable Object> object;
  private final List<String> problems;
  private final TreeSet<String> unread;

  Reader(String where, Map<String, @Nullable Object> object, List<String> problems) {
    this.where = where;
    this.object = object;
    this.problems = problems;
    this.unread = new TreeSet<>(object.keySet());
  }

  String text(String key) {
    return optional(key)
        .orElseGet(
            () -> {
              problem(key, "is missing");
              return "";
            });
  }

  String text(String key, String otherwise) {
    return optional(key).orElse(otherwise);
  }

  Optional<String> optional(String key) {
    Object value = take(key);
    if (value == null) {
      return Optional.empty();
    }
    if (value instanceof String text && !text.isBlank()) {
      return Optional.of(text);
    }
    problem(key, "must be text");
    return Optional.empty();
  }

  int number(String key, int otherwise, int least, int most) {
    Object value = take(key);
    if (value == null) {
      return otherwise;
    }
    if (value instanceof Number number
        && number.doubleValue() == number.intValue()
        && number.intValue() >= least
        && number.intValue() <= most) {
      return number.intValue();
    }
    problem(key, "must be a number from " + least + " to " + most);
    return otherwise;
  }

  <E extends Enum<E>> E oneOf(String key, Class<E> type, E otherwise) {
    Optional<String> text = optional(key);
    if (text.isEmpty()) {
      return otherwise;
    }
    for (E constant : type.getEnumConstants()) {
      if (constant.name().toLowerCase(Locale.ROOT).equals(text.get())) {
        return constant;
      }
    }
    problem(
        key,
        "must be one of " + List.of(type.getEnumConstants()).toString().toLowerCase(Locale.ROOT));
    return otherwise;
  }

  List<String> texts(String key, List<String> otherwise) {
    Object value = take(key);
    if (value == null) {
      return otherwise;
    }
    if (value instanceof List<?> list && list.stream().allMatch(String.class::isInstance)) {
      return list.stream().map(String.class::cast).toList();
    }
    problem(key, "must be a list of texts");
    return otherwise;
  }

  Map<String, String> textMap(String key) {
    Map<String, String> texts = new java.util.TreeMap<>();
    Object value = take(key);
    if (value instanceof Map<?, ?> map) {
      map.forEach(
          (name, text) -> {
            if (name instanceof String from && text instanceof String to) {
              texts.put(from, to);
            } else {
              problem(key, "must map texts to texts");
            }
          });
    } else if (value != null) {
      problem(key, "must map texts to texts");
    }
    return texts;
  }

  Reader object(String key) {
    Object value = take(key);
    if (value != null && !(value instanceof Map)) {
      problem(key, "must be an object");
    }
    return new Reader(where + key + ".", io.acore.functions.http.Json.object(value), problems);
  }

  List<Reader> objects(String key) {
    List<Reader> readers = new ArrayList<>();
    if (take(key) instanceof List<?> list) {
      for (Object element : list) {
        readers.add(
            new Reader(
                where + key + "[" + readers.size() + "].",
                io.acore.functions.http.Json.object(element),
                problems));
      }
    }
    return readers;
  }

  /** Reads a text into a type whose constructor refuses what is wrong. */
  <T> Optional<T> as(String key, String text, Function<String, T> type) {
    try {
      return Optional.of(type.apply(text));
    } catch (RuntimeException e) {
      problem(key, "`" + text + "` is not allowed");
      return Optional.empty();
    }
  }

  void problem(String key, String what) {
    problems.add(where + key + " " + what);
  }

  /** A key that nobody asked for is a typing mistake, and here it could be one about security. */
  void nothingElse() {
    unread.forEach(key -> problem(key, "is not a setting"));
  }

  private @Nullable Object take(String key) {
    unread.remove(key);
    return object.get(key);
  }
}
