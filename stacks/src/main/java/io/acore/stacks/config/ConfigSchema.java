package io.acore.stacks.config;

import io.acore.base.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The JSON Schema for editors: {@code acore config schema}. It is the one that acore checks with,
 * and spells out what an environment may override: the same keys, none of them required.
 */
public final class ConfigSchema {
  private static final Set<String> ONLY_FOR_THE_WHOLE =
      Set.of("required", "oneOf", "dependentRequired", "minProperties", "maxProperties", "default");
  private static final String PARTIAL = ".override";

  private final Map<String, Object> definitions;

  private ConfigSchema(Map<String, Object> definitions) {
    this.definitions = definitions;
  }

  public static String render() {
    return Json.pretty(document());
  }

  static Map<String, Object> document() {
    Map<String, Object> document = new LinkedHashMap<>(Schema.load().document());
    Map<String, Object> definitions = new LinkedHashMap<>(Schema.object(document.get("$defs")));
    Map<String, Object> properties = new LinkedHashMap<>(Schema.object(document.get("properties")));
    ConfigSchema schema = new ConfigSchema(definitions);
    Map<String, Object> environments =
        new LinkedHashMap<>(Schema.object(properties.get("environments")));
    environments.put("additionalProperties", schema.overrides(properties));
    properties.put("environments", environments);
    document.put("properties", properties);
    document.put("$defs", definitions);
    return document;
  }

  /** The keys of the top level, in the order of the schema. */
  public static List<String> keys() {
    return List.copyOf(
        Schema.load().document().get("properties") instanceof Map<?, ?> properties
            ? Schema.object(properties).keySet()
            : Set.of());
  }

  /** The JSON type of a key of the top level. */
  public static String type(String key) {
    return Schema.load().child(key).orElseThrow().texts("type").get(0);
  }

  /** What is wrong with a text that may lack keys; one line each. */
  public static List<String> problems(String yaml) {
    List<Problem> problems = new ArrayList<>();
    Schema schema = Schema.load();
    YamlReader.read(ConfigLoader.FILE_NAME, yaml, problems)
        .filter(Item.Block.class::isInstance)
        .ifPresent(
            item -> {
              problems.addAll(Validator.validate(item, schema, Validator.Extent.LAYER));
              Item.Block whole = Defaults.fill((Item.Block) item, schema);
              problems.addAll(Rules.ofWhole(whole, "", schema));
            });
    return problems.stream()
        .map(
            problem ->
                (problem.path().isEmpty() ? "" : "`" + problem.path() + "`: ") + problem.text())
        .distinct()
        .toList();
  }

  private Map<String, Object> overrides(Map<String, Object> properties) {
    Map<String, Object> overridable = new LinkedHashMap<>();
    properties.forEach(
        (key, property) -> {
          if (!key.startsWith("environment")) {
            overridable.put(key, partial(Schema.object(property)));
          }
        });
    Map<String, Object> overrides = new LinkedHashMap<>();
    overrides.put("type", List.of("object", "null"));
    overrides.put("additionalProperties", false);
    overrides.put("properties", overridable);
    return overrides;
  }

  // Blocks are merged key by key, so each key of theirs may be missing; lists are taken whole.
  private Map<String, Object> partial(Map<String, Object> node) {
    Map<String, Object> partial = new LinkedHashMap<>(node);
    if (node.get("$ref") instanceof String reference) {
      String name = reference.substring(reference.lastIndexOf('/') + 1);
      partial.put("$ref", reference + PARTIAL);
      if (!definitions.containsKey(name + PARTIAL)) {
        definitions.put(name + PARTIAL, partial(Schema.object(definitions.get(name))));
      }
      return partial;
    }
    partial.keySet().removeAll(ONLY_FOR_THE_WHOLE);
    if (node.get("properties") instanceof Map<?, ?>) {
      Map<String, Object> properties = new LinkedHashMap<>();
      Schema.object(node.get("properties"))
          .forEach((key, property) -> properties.put(key, partial(Schema.object(property))));
      partial.put("properties", properties);
    }
    if (node.get("additionalProperties") instanceof Map<?, ?>) {
      partial.put("additionalProperties", partial(Schema.object(node.get("additionalProperties"))));
    }
    return partial;
  }
}
