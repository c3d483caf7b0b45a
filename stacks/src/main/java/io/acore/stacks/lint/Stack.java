package io.acore.stacks.lint;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.acore.base.IoReason;
import io.acore.base.Json;
import io.acore.base.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The Terraform JSON of one file, with the line that each resource stands in. */
final class Stack {
  private static final Pattern LOCAL =
      Pattern.compile("\\$\\{(?:jsonencode\\()?local\\.([A-Za-z0-9_-]+)\\)?}");

  private final Path path;
  private final String file;
  private final JsonNode document;
  private final List<Block> blocks = new ArrayList<>();
  private final Map<String, Integer> lines = new HashMap<>();

  private Stack(Path path, String file, String text) throws IOException {
    this.path = path;
    this.file = file;
    document = Json.mapper().readTree(text);
    for (Map.Entry<String, JsonNode> type : document.path("resource").properties()) {
      for (Map.Entry<String, JsonNode> each : type.getValue().properties()) {
        blocks.add(new Block(type.getKey(), each.getKey(), each.getValue()));
      }
    }
    findLines(text);
  }

  static Stack read(Path path, String shown) {
    try {
      return new Stack(path, shown, Files.readString(path));
    } catch (JsonProcessingException e) {
      throw new UserError(
          "`" + shown + "` is no JSON", e.getOriginalMessage(), "correct the file", e);
    } catch (IOException e) {
      throw new UserError("`" + shown + "` cannot be read", IoReason.of(e), "check the file", e);
    }
  }

  Path path() {
    return path;
  }

  /** As it is to be shown. */
  String file() {
    return file;
  }

  JsonNode document() {
    return document;
  }

  List<Block> blocks() {
    return blocks;
  }

  List<Block> blocks(String... types) {
    List<String> wanted = List.of(types);
    return blocks.stream().filter(block -> wanted.contains(block.type())).toList();
  }

  /** Whether a resource of that type names the other one in an attribute. */
  boolean has(String type, String attribute, Block target) {
    return blocks(type).stream().anyMatch(block -> names(block, attribute, target));
  }

  private static boolean names(Block block, String attribute, Block target) {
    String value = block.text(attribute);
    String name = target.text(attribute);
    return value.contains("${" + target.address() + ".") || (!name.isEmpty() && value.equals(name));
  }

  int line(String address) {
    return lines.getOrDefault(address, 1);
  }

  /** The resource that a line belongs to, or {@code terraform} before the first. */
  String addressAt(int line) {
    return lines.entrySet().stream()
        .filter(each -> each.getValue() <= line)
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse("terraform");
  }

  /** A JSON document that stands as text, as an object, or in a local. */
  JsonNode json(JsonNode value) {
    if (!value.isTextual()) {
      return value;
    }
    String text = value.asText();
    Matcher local = LOCAL.matcher(text);
    if (local.matches()) {
      return document.path("locals").path(local.group(1));
    }
    try {
      return text.stripLeading().startsWith("{")
          ? Json.mapper().readTree(text)
          : MissingNode.getInstance();
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance();
    }
  }

  // Depth 3 below `resource` is type and name.
  private void findLines(String text) throws IOException {
    Deque<String> path = new ArrayDeque<>();
    try (JsonParser parser = Json.mapper().createParser(text)) {
      String field = "";
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.FIELD_NAME) {
          field = parser.currentName();
          if (path.size() == 3 && path.contains("resource")) {
            lines.putIfAbsent(
                path.getLast() + "." + field, parser.currentTokenLocation().getLineNr());
          }
        } else if (token.isStructStart()) {
          path.addLast(field);
        } else if (token.isStructEnd()) {
          path.removeLast();
        }
      }
    }
  }
}
