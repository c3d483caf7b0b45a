package io.acore.stacks.config;

import io.acore.base.Suggestions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the validator says, in one place so that it can be read together. */
final class Words {
  private static final int SHOWN = 80;

  // The value may be the secret itself: it is never shown.
  private static final String SECRET =
      "must be a reference, because secrets never stand in the file; allowed: `${env:NAME}`,"
          + " `${ssm:/path}`, `${secret:name-or-arn}`";

  private Words() {}

  static String wrongType(Item item, Schema schema) {
    String wanted = schema.texts("type").get(0);
    if (!(item instanceof Item.Scalar scalar)) {
      return "is " + (item instanceof Item.Items ? "a list" : "a block of keys") + wanted(schema);
    }
    if (scalar.value() == null) {
      return "has no value; write one or remove the line";
    }
    if (schema.has("x-secret")) {
      return SECRET;
    }
    String text = scalar.written();
    String shown = value(scalar, schema);
    if (wanted.equals("boolean") && !scalar.quoted() && Scalars.wasBoolean(text)) {
      boolean yes = List.of("yes", "on", "y").contains(text.toLowerCase(java.util.Locale.ROOT));
      return shown + " is text since YAML 1.2; write `" + yes + "`";
    }
    if (scalar.quoted() && !text.isEmpty() && fitsUnquoted(text, wanted)) {
      return shown + " in quotes is text; remove the quotes";
    }
    if (!scalar.quoted() && Scalars.hasLeadingZero(text) && isNumeric(wanted)) {
      return shown
          + " has a leading zero, which some readers of YAML take for octal; write `"
          + text.replaceFirst("^0+(?=.)", "")
          + "`";
    }
    if (wanted.equals("string")) {
      String kind = scalar.value() instanceof Boolean ? "true or false" : "a number";
      return shown + " is " + kind + " in YAML; for text put it in quotes: `\"" + text + "\"`";
    }
    if (wanted.equals("array")) {
      return shown + " is a single value" + wanted(schema) + ": `[" + text + "]`";
    }
    return shown + wanted(schema);
  }

  private static boolean fitsUnquoted(String text, String wanted) {
    Object value = Scalars.resolve(text);
    return (wanted.equals("boolean") && value instanceof Boolean)
        || (isNumeric(wanted) && value instanceof Number);
  }

  private static boolean isNumeric(String type) {
    return type.equals("integer") || type.equals("number");
  }

  private static String wanted(Schema schema) {
    List<String> kinds = new ArrayList<>();
    for (String type : schema.texts("type")) {
      kinds.add(
          switch (type) {
            case "object" -> "a block of keys";
            case "array" -> "a list";
            case "string" -> "text";
            case "boolean" -> "true or false";
            case "integer" -> "a whole number";
            case "number" -> "a number";
            default -> "nothing";
          });
    }
    return "; allowed: " + String.join(", ", kinds);
  }

  static String notAllowed(Item item, Schema schema) {
    if (schema.text("x-secret").orElse("").equals("required")) {
      return SECRET;
    }
    String meant =
        item instanceof Item.Scalar scalar
            ? meant(scalar.written(), schema).map(it -> "; " + it).orElse("")
            : "";
    return value(item, schema) + allowed(schema) + meant;
  }

  private static Optional<String> meant(String written, Schema schema) {
    List<String> candidates = new ArrayList<>(schema.texts("x-suggest"));
    if (schema.get("enum") instanceof List<?> values) {
      for (Object value : values) {
        if (value instanceof String text) {
          candidates.add(text);
        }
      }
    }
    return Suggestions.didYouMean(written, candidates);
  }

  static String allowed(Schema schema) {
    if (schema.get("enum") instanceof List<?> values) {
      return " is not allowed; allowed: " + list(values);
    }
    String rule =
        schema.text("x-hint").or(() -> schema.text("pattern").map(p -> "`" + p + "`")).orElse("");
    return " is not allowed; allowed: " + rule;
  }

  static String outOfRange(Item item, Schema schema) {
    Object least = schema.get("minimum");
    Object most = schema.get("maximum");
    String range =
        least == null
            ? "at most " + most
            : most == null ? "at least " + least : least + " to " + most;
    return value(item, schema) + " is out of range; allowed: " + range;
  }

  static String missing(String key, Schema schema) {
    return schema
        .child(key)
        .flatMap(child -> child.text("description"))
        .map(description -> "`" + key + "` is missing: " + lowerFirst(description))
        .orElse("`" + key + "` is missing");
  }

  private static String lowerFirst(String text) {
    boolean abbreviation = text.length() > 1 && Character.isUpperCase(text.charAt(1));
    return abbreviation ? text : Character.toLowerCase(text.charAt(0)) + text.substring(1);
  }

  /** Where a key that is unknown here does belong. */
  static String elsewhere(String key, Schema root, Schema here) {
    List<String> homes = new ArrayList<>();
    for (String name : root.properties()) {
      Schema block = root.child(name).orElseThrow();
      if (name.equals(key) && here != root) {
        homes.add("at the top level");
      } else if (block.properties().contains(key)) {
        homes.add("in `" + name + ":`");
      }
    }
    if (!homes.isEmpty()) {
      return "; it belongs " + String.join(" or ", homes);
    }
    return here.properties().size() > 12 || here.properties().isEmpty()
        ? "; `acore config schema` lists all"
        : "; allowed: " + list(List.copyOf(here.properties()));
  }

  static String list(List<?> values) {
    List<String> quoted = new ArrayList<>();
    for (Object value : values) {
      quoted.add("`" + value + "`");
    }
    return String.join(", ", quoted);
  }

  /** The value as written, short enough for one line; never that of a secret. */
  static String value(Item item, Schema schema) {
    if (schema.has("x-secret")) {
      return "the value";
    }
    String text = item instanceof Item.Scalar scalar ? scalar.written() : "the value";
    int line = text.indexOf('\n');
    String first = line >= 0 ? text.substring(0, line) + "…" : text;
    return "`" + (first.length() > SHOWN ? first.substring(0, SHOWN) + "…" : first) + "`";
  }
}
