package io.acore.constructs.toolschema;

import io.acore.constructs.limit.Limit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One tool.
 *
 * <p>The service sets no rule for names. Models do: they take 64 letters, digits, `_` and `-`, so
 * that is what this takes too.
 *
 * @param name what a model calls it by, behind the target's name
 * @param description what a model chooses it by
 * @param inputSchema of type object
 * @param outputSchema empty when the answer has no fixed form
 */
public record ToolDefinition(
    String name,
    String description,
    Map<String, Object> inputSchema,
    Optional<Map<String, Object>> outputSchema) {
  private static final Limit NAME =
      Limit.form(
          "tool name", "[a-zA-Z0-9_-]+", 1, 64, "letters, digits, `_` and `-`", "search_orders");

  public ToolDefinition {
    check(name, description, inputSchema, outputSchema, new SchemaPlace("tool `" + name + "`"));
    inputSchema = Map.copyOf(inputSchema);
    outputSchema = outputSchema.map(Map::copyOf);
  }

  static void check(
      String name,
      String description,
      Map<String, Object> inputSchema,
      Optional<Map<String, Object>> outputSchema,
      SchemaPlace place) {
    if (!NAME.accepts(name)) {
      throw place
          .at("name")
          .error(
              "is `" + name + "`", "a tool's name has " + NAME.rule() + ", 64 at most", NAME.fix());
    }
    if (description.isBlank()) {
      throw place
          .at("description")
          .error("is empty", "a model chooses a tool by it", "say what the tool does");
    }
    SchemaCheck.object(inputSchema, place.at("inputSchema"));
    outputSchema.ifPresent(schema -> SchemaCheck.any(schema, place.at("outputSchema")));
  }

  Map<String, Object> input() {
    Map<String, Object> input = new LinkedHashMap<>();
    input.put("name", name);
    input.put("description", description);
    input.put("inputSchema", inputSchema);
    input.put("outputSchema", outputSchema);
    return input;
  }
}
