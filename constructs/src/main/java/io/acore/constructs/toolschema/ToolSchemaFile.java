package io.acore.constructs.toolschema;

import io.acore.base.UserError;
import io.acore.constructs.document.Document;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads tools from a file, or from what was read already. */
final class ToolSchemaFile {
  private static final Set<String> MEMBERS =
      Set.of("name", "description", "inputSchema", "outputSchema");

  private ToolSchemaFile() {}

  static List<ToolDefinition> read(Path file) {
    Document document = Document.read("tool schema", file);
    Object list =
        document.map().map(map -> (Object) map.get("tools")).or(document::content).orElse("");
    if (list instanceof List<?> entries && !entries.isEmpty()) {
      return tools(entries, new SchemaPlace(file.getFileName() + ": "));
    }
    throw new UserError(
        "`" + file + "` has no list of tools",
        "a tool schema is a list of tools, each with `name`, `description` and `inputSchema`",
        "begin the file with `[` in JSON or `- name:` in YAML");
  }

  static List<ToolDefinition> tools(List<?> entries, SchemaPlace place) {
    List<ToolDefinition> tools = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (int i = 0; i < entries.size(); i++) {
      ToolDefinition tool = tool(entries.get(i), place.at(i));
      if (!names.add(tool.name())) {
        throw place
            .at(i)
            .at("name")
            .error("is `" + tool.name() + "` again", "tools are told apart by name", "rename one");
      }
      tools.add(tool);
    }
    return tools;
  }

  private static ToolDefinition tool(@Nullable Object entry, SchemaPlace place) {
    if (!(entry instanceof Map<?, ?> members)) {
      throw place.error(
          "is not a tool", "a tool has members", "give it `name`, `description` and `inputSchema`");
    }
    members.keySet().forEach(member -> SchemaCheck.known(String.valueOf(member), MEMBERS, place));
    String name = required(members, "name", place);
    String description = required(members, "description", place);
    Map<String, Object> input = schema(members.get("inputSchema"), place.at("inputSchema"));
    Optional<Map<String, Object>> output =
        members.containsKey("outputSchema")
            ? Optional.of(schema(members.get("outputSchema"), place.at("outputSchema")))
            : Optional.empty();
    ToolDefinition.check(name, description, input, output, place);
    return new ToolDefinition(name, description, input, output);
  }

  private static String required(Map<?, ?> members, String member, SchemaPlace place) {
    if (members.get(member) instanceof String text) {
      return text;
    }
    throw place.error(
        "has no `" + member + "`", "every tool has one, and it is a text", "add `" + member + "`");
  }

  private static Map<String, Object> schema(@Nullable Object schema, SchemaPlace place) {
    if (!(schema instanceof Map<?, ?> members)) {
      throw place.error(
          "is not a schema",
          "it says what a tool takes",
          "write at least `{\"type\": \"object\"}`");
    }
    Map<String, Object> copy = new LinkedHashMap<>();
    members.forEach((key, value) -> copy.put(String.valueOf(key), value));
    return copy;
  }
}
