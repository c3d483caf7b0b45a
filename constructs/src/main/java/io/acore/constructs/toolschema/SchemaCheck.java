package io.acore.constructs.toolschema;

import io.acore.base.Suggestions;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Checks a schema against the part of JSON Schema that the service knows. */
final class SchemaCheck {
  private static final Set<String> TYPES =
      Set.of("array", "boolean", "integer", "number", "object", "string");
  private static final Set<String> MEMBERS =
      Set.of("description", "items", "properties", "required", "type");

  private SchemaCheck() {}

  /** A tool's input, which MCP wants to be an object. */
  static void object(Map<String, Object> schema, SchemaPlace place) {
    any(schema, place);
    Object type = schema.get("type");
    if (!"object".equals(type)) {
      throw place
          .at("type")
          .error("is `" + type + "`", "a tool's input is an object", "make it `object`");
    }
  }

  static void any(@Nullable Object schema, SchemaPlace place) {
    if (!(schema instanceof Map<?, ?> members)) {
      throw place.error(
          "is not a schema", "it has no members", "write at least `{\"type\": \"string\"}`");
    }
    if (members.values().stream().anyMatch(Objects::isNull)) {
      throw place.error("has a member without a value", "AWS takes no null", "leave it out");
    }
    members.keySet().forEach(member -> known(String.valueOf(member), MEMBERS, place));
    if (!(members.get("type") instanceof String type)) {
      throw place.error("has no type", "every schema has one", "add one of " + sorted(TYPES));
    }
    if (!TYPES.contains(type)) {
      throw place
          .at("type")
          .error("is `" + type + "`", "AgentCore takes " + sorted(TYPES), guess(type, TYPES));
    }
    description(members.get("description"), place);
    properties(members.get("properties"), place);
    required(members, place);
    Object items = members.get("items");
    if (items != null) {
      any(items, place.at("items"));
    }
  }

  static void known(String member, Set<String> members, SchemaPlace place) {
    if (!members.contains(member)) {
      throw place
          .at(member)
          .error(
              "is not known to AgentCore",
              "of JSON Schema it takes " + sorted(members),
              Suggestions.nearest(member, members)
                  .map(near -> "write `" + near + "`")
                  .orElse("leave it out, and say what it meant in the description"));
    }
  }

  private static void description(@Nullable Object description, SchemaPlace place) {
    if (description != null && !(description instanceof String)) {
      throw place.at("description").error("is not a text", "a model reads it", "put it in quotes");
    }
  }

  private static void properties(@Nullable Object properties, SchemaPlace place) {
    if (properties == null) {
      return;
    }
    if (!(properties instanceof Map<?, ?> byName)) {
      throw place
          .at("properties")
          .error("is not an object", "it names each property", "write `{\"name\": {...}}`");
    }
    byName.forEach((name, schema) -> any(schema, place.at("properties").at(name.toString())));
  }

  private static void required(Map<?, ?> members, SchemaPlace place) {
    Object required = members.get("required");
    if (required == null) {
      return;
    }
    if (!(required instanceof List<?> names)) {
      throw place
          .at("required")
          .error("is not a list", "it lists property names", "write `[\"name\"]`");
    }
    Set<String> properties = new TreeSet<>();
    if (members.get("properties") instanceof Map<?, ?> byName) {
      byName.keySet().forEach(name -> properties.add(name.toString()));
    }
    for (Object name : names) {
      if (!properties.contains(String.valueOf(name))) {
        throw place
            .at("required")
            .error(
                "names `" + name + "`",
                "there is no such property",
                guess(String.valueOf(name), properties));
      }
    }
  }

  private static String guess(String typed, Set<String> words) {
    Optional<String> near = Suggestions.nearest(typed, words);
    return near.map(word -> "write `" + word + "`").orElse("use one of " + sorted(words));
  }

  private static String sorted(Set<String> words) {
    return String.join(", ", new TreeSet<>(words));
  }
}
