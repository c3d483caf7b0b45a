package io.acore.localcloud.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.acore.base.Json;
import io.acore.base.Suggestions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Reads a model's script; what is wrong with it is said with file, line and column. */
final class ScriptReader {
  private static final List<String> RULE = List.of("when", "say", "call", "fail");
  private static final List<String> WHEN = List.of("user", "tool", "result", "system", "model");
  private static final List<String> CALL = List.of("tool", "input");

  private final String file;

  private ScriptReader(String file) {
    this.file = file;
  }

  static List<Rule> read(String file, String text) throws ModelError {
    return new ScriptReader(file).rules(text);
  }

  private List<Rule> rules(String text) throws ModelError {
    Node root = composed(text);
    List<Rule> rules = new ArrayList<>();
    Map<String, Node> top = mapping(root, List.of("rules"));
    if (!(top.get("rules") instanceof SequenceNode list)) {
      throw wrong(root, "a script is a list of rules under `rules`");
    }
    for (Node node : list.getValue()) {
      rules.add(rule(node));
    }
    return rules;
  }

  private Node composed(String text) throws ModelError {
    try {
      return new Compose(LoadSettings.builder().setUseMarks(true).setLabel(file).build())
          .composeString(text)
          .orElseThrow(() -> ModelError.invalid(file + ":1:1: the script is empty"));
    } catch (MarkedYamlEngineException e) {
      String problem = String.valueOf(e.getProblem());
      throw ModelError.invalid(place(e.getProblemMark()) + problem);
    } catch (YamlEngineException e) {
      throw ModelError.invalid(file + ": " + e.getMessage());
    }
  }

  private Rule rule(Node node) throws ModelError {
    Map<String, Node> keys = mapping(node, RULE);
    Map<String, Pattern> when = new LinkedHashMap<>();
    if (keys.containsKey("when")) {
      for (Map.Entry<String, Node> entry : mapping(keys.get("when"), WHEN).entrySet()) {
        when.put(entry.getKey(), pattern(entry.getValue()));
      }
    }
    List<Rule.Call> calls = new ArrayList<>();
    Node call = keys.get("call");
    if (call instanceof SequenceNode several) {
      for (Node one : several.getValue()) {
        calls.add(call(one));
      }
    } else if (call != null) {
      calls.add(call(call));
    }
    if (!keys.containsKey("say") && calls.isEmpty() && !keys.containsKey("fail")) {
      throw wrong(node, "a rule needs `say`, `call` or `fail`");
    }
    return new Rule(
        place(node.getStartMark()).replaceFirst(": $", ""),
        when,
        keys.containsKey("say") ? scalar(keys.get("say")) : "",
        calls,
        keys.containsKey("fail") ? scalar(keys.get("fail")) : "");
  }

  private Rule.Call call(Node node) throws ModelError {
    Map<String, Node> keys = mapping(node, CALL);
    if (!keys.containsKey("tool")) {
      throw wrong(node, "a call needs the name of a `tool`");
    }
    JsonNode input = keys.containsKey("input") ? json(keys.get("input")) : Json.parse("{}");
    if (!input.isObject()) {
      throw wrong(node, "the `input` of a tool is a mapping");
    }
    return new Rule.Call(
        place(node.getStartMark()).replaceFirst(": $", ""), scalar(keys.get("tool")), input);
  }

  private Map<String, Node> mapping(
      @org.jspecify.annotations.Nullable Node node, List<String> known) throws ModelError {
    if (!(node instanceof MappingNode mapping)) {
      throw wrong(node, "here belongs a mapping with " + String.join(", ", known));
    }
    Map<String, Node> keys = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      String key = scalar(tuple.getKeyNode());
      if (!known.contains(key)) {
        String meant = Suggestions.didYouMean(key, known).map(it -> "; " + it).orElse("");
        throw wrong(
            tuple.getKeyNode(),
            "there is no `" + key + "` here, only " + String.join(", ", known) + meant);
      }
      keys.put(key, tuple.getValueNode());
    }
    return keys;
  }

  private Pattern pattern(Node node) throws ModelError {
    try {
      return Pattern.compile(scalar(node), Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    } catch (PatternSyntaxException e) {
      throw wrong(node, "this is no regular expression: " + e.getDescription());
    }
  }

  private String scalar(@org.jspecify.annotations.Nullable Node node) throws ModelError {
    if (node instanceof ScalarNode scalar) {
      return scalar.getValue();
    }
    throw wrong(node, "here belongs a text");
  }

  private JsonNode json(Node node) throws ModelError {
    if (node instanceof MappingNode mapping) {
      ObjectNode object = Json.mapper().createObjectNode();
      for (NodeTuple tuple : mapping.getValue()) {
        object.set(scalar(tuple.getKeyNode()), json(tuple.getValueNode()));
      }
      return object;
    }
    if (node instanceof SequenceNode list) {
      ArrayNode array = Json.mapper().createArrayNode();
      for (Node one : list.getValue()) {
        array.add(json(one));
      }
      return array;
    }
    String text = scalar(node);
    boolean plain =
        node.getTag().equals(Tag.INT)
            || node.getTag().equals(Tag.FLOAT)
            || node.getTag().equals(Tag.BOOL)
            || node.getTag().equals(Tag.NULL);
    try {
      return plain
          ? Json.parse(text.isEmpty() || text.equals("~") ? "null" : text)
          : TextNode.valueOf(text);
    } catch (IllegalStateException notJson) {
      return TextNode.valueOf(text);
    }
  }

  private ModelError wrong(@org.jspecify.annotations.Nullable Node node, String what) {
    Optional<Mark> mark = node == null ? Optional.empty() : node.getStartMark();
    return ModelError.invalid(place(mark) + what);
  }

  private String place(Optional<Mark> mark) {
    return mark.map(it -> file + ":" + (it.getLine() + 1) + ":" + (it.getColumn() + 1) + ": ")
        .orElse(file + ": ");
  }
}
