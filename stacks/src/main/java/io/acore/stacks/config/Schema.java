package io.acore.stacks.config;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One node of the JSON Schema. It knows the keywords that {@link Validator} honours and refuses
 * every other, so that a rule cannot stand in the schema without being checked.
 */
final class Schema {
  static final String RESOURCE = "acore.schema.json";

  private static final String DEFINITION = "#/$defs/";
  private static final Set<String> KEYWORDS =
      Set.of(
          "$schema",
          "$id",
          "$defs",
          "title",
          "description",
          "examples",
          "default",
          "type",
          "enum",
          "pattern",
          "minLength",
          "maxLength",
          "minimum",
          "maximum",
          "items",
          "minItems",
          "maxItems",
          "properties",
          "additionalProperties",
          "propertyNames",
          "required",
          "minProperties",
          "maxProperties",
          "dependentRequired",
          "oneOf",
          "x-hint",
          "x-suggest",
          "x-secret",
          "x-text",
          "x-file",
          "x-default-from",
          "x-overrides");
  private static final Set<String> BESIDE_REFERENCE = Set.of("$ref", "description", "default");

  private final Map<String, Object> root;
  private final Map<String, Object> keywords;

  private Schema(Map<String, Object> root, Map<String, Object> node) {
    this.root = root;
    this.keywords = resolve(root, node);
    for (String keyword : keywords.keySet()) {
      if (!KEYWORDS.contains(keyword)) {
        throw new IllegalStateException("the schema uses a keyword unknown to acore: " + keyword);
      }
    }
  }

  static Schema of(Map<String, Object> document) {
    return new Schema(document, document);
  }

  /** The schema of acore.yaml. */
  static Schema load() {
    return Loaded.SCHEMA;
  }

  // A constant: read once, when first asked for.
  private static final class Loaded {
    static final Schema SCHEMA = read();
  }

  private static Schema read() {
    try (InputStream in = Schema.class.getResourceAsStream(RESOURCE)) {
      return of(readObject(Objects.requireNonNull(in, RESOURCE)));
    } catch (IOException e) {
      throw new IllegalStateException("cannot read " + RESOURCE, e);
    }
  }

  private static Map<String, Object> resolve(Map<String, Object> root, Map<String, Object> node) {
    if (!(node.get("$ref") instanceof String reference)) {
      return node;
    }
    if (!BESIDE_REFERENCE.containsAll(node.keySet()) || !reference.startsWith(DEFINITION)) {
      throw new IllegalStateException("a reference the schema reader does not know: " + node);
    }
    Map<String, Object> definitions = object(root.get("$defs"));
    Map<String, Object> merged =
        new LinkedHashMap<>(object(definitions.get(reference.substring(DEFINITION.length()))));
    merged.putAll(node);
    merged.remove("$ref");
    return resolve(root, merged);
  }

  Map<String, Object> document() {
    return root;
  }

  Map<String, Object> keywords() {
    return keywords;
  }

  boolean has(String keyword) {
    return keywords.containsKey(keyword);
  }

  @Nullable Object get(String keyword) {
    return keywords.get(keyword);
  }

  Optional<String> text(String keyword) {
    return Optional.ofNullable(keywords.get(keyword)).map(String.class::cast);
  }

  boolean flag(String keyword) {
    return Boolean.TRUE.equals(keywords.get(keyword));
  }

  List<String> texts(String keyword) {
    Object value = keywords.get(keyword);
    if (value == null) {
      return List.of();
    }
    return value instanceof List<?> list ? strings(list) : List.of((String) value);
  }

  Set<String> properties() {
    return keywords.containsKey("properties")
        ? Collections.unmodifiableSet(object(keywords.get("properties")).keySet())
        : Set.of();
  }

  boolean isBlock() {
    return texts("type").contains("object");
  }

  /** Whether keys that no property names are allowed, whatever they hold. */
  boolean isOpen() {
    Object rest = keywords.get("additionalProperties");
    return rest == null || Boolean.TRUE.equals(rest);
  }

  /** What stands under a key; none for a key that is not allowed or that may hold anything. */
  Optional<Schema> child(String key) {
    if (keywords.get("properties") instanceof Map<?, ?> properties
        && properties.get(key) instanceof Map<?, ?> property) {
      return Optional.of(new Schema(root, object(property)));
    }
    return rest();
  }

  /** What stands under keys that the user names. */
  Optional<Schema> rest() {
    return keywords.get("additionalProperties") instanceof Map<?, ?> rest
        ? Optional.of(new Schema(root, object(rest)))
        : Optional.empty();
  }

  Optional<Schema> items() {
    return keywords.get("items") instanceof Map<?, ?> items
        ? Optional.of(new Schema(root, object(items)))
        : Optional.empty();
  }

  Optional<Schema> names() {
    return keywords.get("propertyNames") instanceof Map<?, ?> names
        ? Optional.of(new Schema(root, object(names)))
        : Optional.empty();
  }

  /** Keys of which exactly one must be there; the only form of {@code oneOf} that we use. */
  List<String> exactlyOne() {
    if (!(keywords.get("oneOf") instanceof List<?> branches)) {
      return List.of();
    }
    List<String> keys = new ArrayList<>();
    for (Object branch : branches) {
      Map<String, Object> rule = object(branch);
      if (rule.size() != 1
          || !(rule.get("required") instanceof List<?> required)
          || required.size() != 1) {
        throw new IllegalStateException("`oneOf` may only list single required keys: " + rule);
      }
      keys.add((String) required.get(0));
    }
    return keys;
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> object(@Nullable Object value) {
    return (Map<String, Object>) Objects.requireNonNull(value);
  }

  @SuppressWarnings("unchecked")
  private static List<String> strings(List<?> list) {
    return (List<String>) list;
  }

  // Streaming, because an ObjectMapper costs more to start than the whole rest of the loading.
  private static Map<String, Object> readObject(InputStream in) throws IOException {
    try (JsonParser parser = new JsonFactory().createParser(in)) {
      parser.nextToken();
      return object(read(parser));
    }
  }

  private static Object read(JsonParser parser) throws IOException {
    switch (parser.currentToken()) {
      case START_OBJECT -> {
        Map<String, Object> object = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
          String key = parser.currentName();
          parser.nextToken();
          object.put(key, read(parser));
        }
        return object;
      }
      case START_ARRAY -> {
        List<Object> list = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          list.add(read(parser));
        }
        return list;
      }
      case VALUE_STRING -> {
        return parser.getText();
      }
      case VALUE_TRUE, VALUE_FALSE -> {
        return parser.getBooleanValue();
      }
      case VALUE_NUMBER_INT -> {
        return parser.getLongValue();
      }
      case VALUE_NUMBER_FLOAT -> {
        return parser.getDoubleValue();
      }
      default -> throw new IllegalStateException("the schema holds " + parser.currentToken());
    }
  }
}
