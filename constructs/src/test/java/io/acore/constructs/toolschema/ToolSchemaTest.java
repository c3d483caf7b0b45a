package io.acore.constructs.toolschema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.acore.base.Golden;
import io.acore.base.Json;
import io.acore.base.UserError;
import io.acore.constructs.terraform.Terraform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ToolSchemaTest {
  @TempDir Path folder;

  private static final String YAML =
      """
      - name: search
        description: Finds pages
        inputSchema:
          type: object
          properties:
            words: {type: array, items: {type: string}}
          required: [words]
        outputSchema: {type: string}
      """;

  @Test
  void readsYamlAndJsonAlike() throws IOException {
    Object yaml = payload("tools.yaml", YAML);
    Object json =
        payload(
            "tools.json",
            """
            {"tools": [{
              "name": "search", "description": "Finds pages",
              "inputSchema": {"type": "object", "required": ["words"],
                "properties": {"words": {"type": "array", "items": {"type": "string"}}}},
              "outputSchema": {"type": "string"}}]}
            """);
    assertThat(json).isEqualTo(yaml);
  }

  @Test
  void saysWhatIsWrongWhereAndWhatToDo() throws IOException {
    Map<String, String> mistakes = new LinkedHashMap<>();
    mistakes.put("unknown type", YAML.replace("type: array", "type: arrey"));
    mistakes.put("unknown member", YAML.replace("items:", "minItems: 1, items:"));
    mistakes.put("misspelt member", YAML.replace("inputSchema:", "inputShema:"));
    mistakes.put("required without property", YAML.replace("[words]", "[word]"));
    mistakes.put("input is no object", YAML.replace("type: object", "type: string"));
    mistakes.put("no type", YAML.replace("{type: string}\n", "{description: x}\n"));
    mistakes.put("no description", YAML.replace("  description: Finds pages\n", ""));
    mistakes.put("empty description", YAML.replace("Finds pages", "' '"));
    mistakes.put("bad name", YAML.replace("name: search", "name: search pages"));
    mistakes.put("same name twice", YAML + YAML);
    mistakes.put("value missing", YAML.replace("type: array", "type: array, description: "));
    mistakes.put("not a list", "name: search\n");
    mistakes.put("empty file", "");
    mistakes.put("broken yaml", "- name: [\n");
    mistakes.put("duplicate key", YAML.replace("name: search", "name: search\n  name: find"));
    StringBuilder errors = new StringBuilder();
    for (Map.Entry<String, String> mistake : mistakes.entrySet()) {
      Path file = write("tools.yaml", mistake.getValue());
      errors.append("# ").append(mistake.getKey()).append('\n');
      errors.append(error(file).replace(folder.toString(), "<folder>")).append('\n');
    }
    errors.append("# broken json\n");
    errors.append(error(write("tools.json", "[{]")).replace(folder.toString(), "<folder>"));
    Golden.assertGolden("toolschema/errors.txt", errors.toString());
  }

  @Test
  void refusesAFolderAndAMissingFile() {
    assertThatThrownBy(() -> ToolSchema.fromFile(folder)).isInstanceOf(UserError.class);
    assertThatThrownBy(() -> ToolSchema.fromFile(folder.resolve("none.json")))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("none.json");
  }

  private static String error(Path file) {
    try {
      ToolSchema.fromFile(file);
    } catch (UserError error) {
      return error.render();
    }
    throw new AssertionError("taken: " + file);
  }

  private Object payload(String name, String text) throws IOException {
    return Json.pretty(Terraform.render(ToolSchema.fromFile(write(name, text)).input()));
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }
}
