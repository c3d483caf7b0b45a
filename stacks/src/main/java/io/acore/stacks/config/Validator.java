package io.acore.stacks.config;

import io.acore.base.Suggestions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Judges items by the JSON Schema. Its verdicts are those of any validator of draft 2020-12 (a test
 * compares); its words are meant for the person who wrote the file.
 */
final class Validator {
  /** Whether keys may still be missing, because another layer can bring them. */
  enum Extent {
    LAYER,
    WHOLE
  }

  private static final int LONGEST_MATCHED = 4096;

  private final Schema root;

  private final List<Problem> problems = new ArrayList<>();

  private Validator(Schema root) {
    this.root = root;
  }

  /** Judges a whole document. */
  static List<Problem> validate(Item item, Schema schema, Extent extent) {
    return validate(item, schema, schema, "", extent);
  }

  /** Judges what stands at a path of the document whose schema is {@code root}. */
  static List<Problem> validate(Item item, Schema root, Schema schema, String path, Extent extent) {
    Validator validator = new Validator(root);
    validator.check(item, schema, path, extent == Extent.WHOLE);
    return validator.problems;
  }

  private void check(Item item, Schema schema, String path, boolean whole) {
    if (item instanceof Item.Reported) {
      return;
    }
    if (schema.flag("x-overrides") && item instanceof Item.Block overrides) {
      overrides(overrides, path);
      return;
    }
    List<String> types = schema.texts("type");
    if (!types.isEmpty() && types.stream().noneMatch(type -> fits(item, type))) {
      report(item, path, Words.wrongType(item, schema));
      return;
    }
    if (schema.get("enum") instanceof List<?> allowed && !isOneOf(item, allowed)) {
      report(item, path, Words.notAllowed(item, schema));
      return;
    }
    if (item instanceof Item.Scalar scalar) {
      scalar(scalar, schema, path);
    } else if (item instanceof Item.Items items) {
      items(items, schema, path);
    } else if (item instanceof Item.Block block) {
      block(block, schema, path, whole);
    }
  }

  // An environment may override any key but those that choose the environment.
  private void overrides(Item.Block block, String path) {
    for (Map.Entry<String, Item.Entry> entry : block.entries().entrySet()) {
      String key = entry.getKey();
      if (key.equals("environment") || key.equals("environments")) {
        report(entry.getValue().key(), path + "." + key, "cannot be overridden by an environment");
      }
    }
    block(block, root, path, false);
  }

  private static boolean fits(Item item, String type) {
    Object value = item instanceof Item.Scalar scalar ? scalar.value() : null;
    return switch (type) {
      case "object" -> item instanceof Item.Block;
      case "array" -> item instanceof Item.Items;
      case "string" -> value instanceof String;
      case "boolean" -> value instanceof Boolean;
      case "integer" -> value instanceof Long || (value instanceof Double d && d == Math.rint(d));
      case "number" -> value instanceof Number;
      case "null" -> item instanceof Item.Scalar && value == null;
      default -> throw new IllegalStateException("no such type: " + type);
    };
  }

  private static boolean isOneOf(Item item, List<?> allowed) {
    Object value = item.plain();
    for (Object candidate : allowed) {
      if (Objects.equals(value, candidate)
          || (value instanceof Number number
              && candidate instanceof Number other
              && number.doubleValue() == other.doubleValue())) {
        return true;
      }
    }
    return false;
  }

  private void scalar(Item.Scalar scalar, Schema schema, String path) {
    if (scalar.value() instanceof String text) {
      int length = text.codePointCount(0, text.length());
      if (schema.get("minLength") instanceof Long least && length < least) {
        report(scalar, path, least == 1 ? "is empty" : "is shorter than " + least + " characters");
      } else if (schema.get("maxLength") instanceof Long most && length > most) {
        report(
            scalar,
            path,
            Words.value(scalar, schema)
                + " is "
                + length
                + " characters long; "
                + most
                + " are allowed");
      } else if (schema.has("pattern") && !matches(schema.text("pattern").orElseThrow(), text)) {
        report(scalar, path, Words.notAllowed(scalar, schema));
      }
    } else if (scalar.value() instanceof Number number) {
      boolean low =
          schema.get("minimum") instanceof Number least
              && number.doubleValue() < least.doubleValue();
      boolean high =
          schema.get("maximum") instanceof Number most && number.doubleValue() > most.doubleValue();
      if (low || high) {
        report(scalar, path, Words.outOfRange(scalar, schema));
      }
    }
  }

  // Anchored patterns match the whole text; `$` alone would let a line end pass. Nothing that has a
  // pattern is long, and java.util.regex overflows its stack on repeated groups in long texts.
  private static boolean matches(String pattern, String text) {
    if (text.length() > LONGEST_MATCHED) {
      return false;
    }

    boolean anchored = pattern.startsWith("^") && pattern.endsWith("$");
    return anchored
        ? Pattern.matches(pattern, text)
        : Pattern.compile(pattern).matcher(text).find();
  }

  private void items(Item.Items items, Schema schema, String path) {
    size(items, items.items().size(), "minItems", "maxItems", schema, path, "entries");
    Schema each = schema.items().orElse(null);
    if (each == null) {
      return;
    }
    for (int i = 0; i < items.items().size(); i++) {
      check(items.items().get(i), each, path + "[" + i + "]", true);
    }
  }

  private void size(
      Item item, int size, String least, String most, Schema schema, String path, String noun) {
    if (schema.get(least) instanceof Long bound && size < bound) {
      report(item, path, "has " + size + " " + noun + "; at least " + bound + " needed");
    }
    if (schema.get(most) instanceof Long bound && size > bound) {
      report(item, path, "has " + size + " " + noun + "; at most " + bound + " allowed");
    }
  }

  private void block(Item.Block block, Schema schema, String path, boolean whole) {
    Set<String> suggested = new HashSet<>();
    Schema names = schema.names().orElse(null);
    for (Map.Entry<String, Item.Entry> entry : block.entries().entrySet()) {
      String key = entry.getKey();
      String childPath = path.isEmpty() ? key : path + "." + key;
      Schema child = schema.child(key).orElse(null);
      if (child == null && !schema.isOpen()) {
        unknown(entry.getValue().key(), key, schema, path, suggested);
        continue;
      }
      if (names != null) {
        scalar(new Item.Scalar(key, key, true, entry.getValue().key()), names, childPath);
      }
      if (child != null) {
        check(entry.getValue().item(), child, childPath, whole);
      }
    }
    if (whole) {
      complete(block, schema, path, suggested);
    }
  }

  private void unknown(
      Source source, String key, Schema schema, String path, Set<String> suggested) {
    String near = Suggestions.nearest(key, schema.properties()).orElse(null);
    String text = "there is no key `" + key + "`" + (path.isEmpty() ? "" : " in `" + path + "`");
    if (near != null) {
      suggested.add(near);
      text += "; " + Suggestions.didYouMean(near);
    } else {
      text += Words.elsewhere(key, root, schema);
    }
    problems.add(new Problem(source, "", text));
  }

  private void complete(Item.Block block, Schema schema, String path, Set<String> suggested) {
    for (String key : schema.texts("required")) {
      if (!block.entries().containsKey(key) && !suggested.contains(key)) {
        report(block, path, Words.missing(key, schema));
      }
    }
    size(block, block.entries().size(), "minProperties", "maxProperties", schema, path, "keys");
    List<String> choice = schema.exactlyOne();
    if (!choice.isEmpty()) {
      List<String> given = choice.stream().filter(block.entries()::containsKey).toList();
      if (given.isEmpty() && choice.stream().noneMatch(suggested::contains)) {
        report(block, path, "needs one of " + Words.list(choice));
      } else if (given.size() > 1) {
        report(block, path, Words.list(given) + " exclude each other; keep one");
      }
    }
    if (schema.get("dependentRequired") instanceof Map<?, ?> dependencies) {
      dependent(block, dependencies, path);
    }
  }

  private void dependent(Item.Block block, Map<?, ?> dependencies, String path) {
    for (Map.Entry<?, ?> dependency : dependencies.entrySet()) {
      if (!block.entries().containsKey(dependency.getKey())) {
        continue;
      }
      for (Object needed : (List<?>) dependency.getValue()) {
        if (!block.entries().containsKey(needed)) {
          report(block, path, "`" + dependency.getKey() + "` needs `" + needed + "` beside it");
        }
      }
    }
  }

  private void report(Item item, String path, String text) {
    report(item.source(), path, text);
  }

  private void report(Source source, String path, String text) {
    problems.add(new Problem(source, path, text));
  }
}
