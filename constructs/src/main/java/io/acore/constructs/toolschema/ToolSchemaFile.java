package io.acore.constructs.toolschema;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.acore.base.Json;
import io.acore.base.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Reads tools from a file. */
final class ToolSchemaFile {
  private static final Set<String> MEMBERS =
      Set.of("name", "description", "inputSchema", "outputSchema");
  private static final int MOST_BYTES = 1 << 20;

  private ToolSchemaFile() {}

  static List<ToolDefinition> read(Path file) {
    Object content = parse(file, text(file));
    Object list =
        content instanceof Map<?, ?> map && map.containsKey("tools") ? map.get("tools") : content;
    SchemaPlace place = new SchemaPlace(file.getFileName() + ": ");
    if (!(list instanceof List<?> entries) || entries.isEmpty()) {
      throw new UserError(
          "`" + file + "` has no list of tools",
          "a tool schema is a list of tools, each with `name`, `description` and `inputSchema`",
          "begin the file with `[` in JSON or `- name:` in YAML");
    }
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

  private static String text(Path file) {
    try {
      if (Files.isRegularFile(file) && Files.size(file) <= MOST_BYTES) {
        return Files.readString(file);
      }
    } catch (IOException e) {
      throw new UserError(
          "The tool schema `" + file + "` cannot be read",
          "reading it failed: " + e,
          "check its permissions, and that it is UTF-8",
          e);
    }
    throw new UserError(
        "The tool schema `" + file + "` cannot be read",
        Files.isRegularFile(file) ? "it has more than 1 MB" : "there is no such file",
        "name a JSON or YAML file with a list of tools");
  }

  private static @Nullable Object parse(Path file, String text) {
    try {
      return file.toString().endsWith(".json")
          ? Json.mapper().readValue(text, Object.class)
          : yaml(file, text);
    } catch (JsonProcessingException e) {
      throw broken(file, "line " + e.getLocation().getLineNr() + ": " + e.getOriginalMessage(), e);
    } catch (MarkedYamlEngineException e) {
      String line =
          e.getProblemMark().map(mark -> "line " + (mark.getLine() + 1) + ": ").orElse("");
      throw broken(file, line + e.getProblem(), e);
    } catch (YamlEngineException e) {
      throw broken(file, String.valueOf(e.getMessage()), e);
    }
  }

  private static @Nullable Object yaml(Path file, String text) {
    LoadSettings settings =
        LoadSettings.builder()
            .setAllowDuplicateKeys(false)
            .setMaxAliasesForCollections(20)
            .setLabel(file.getFileName().toString())
            .build();
    return new Load(settings).loadFromString(text);
  }

  private static UserError broken(Path file, String why, Exception cause) {
    return new UserError(
        "The tool schema `" + file + "` cannot be parsed", why, "mend the file there", cause);
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
