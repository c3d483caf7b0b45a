package io.acore.localcloud.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acore.base.Json;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The tool that finds tools. AWS compares meanings; here the words that a tool shares with the
 * question count, rare ones more than common ones.
 */
final class ToolSearch {
  static final String NAME = "x_amz_bedrock_agentcore_search";

  private static final int MOST = 10;
  private static final int STEM = 5;

  private ToolSearch() {}

  static ObjectNode definition() {
    ObjectNode tool = Json.mapper().createObjectNode().put("name", NAME);
    tool.put("description", "Finds the tools of this gateway that fit a task told in plain words");
    ObjectNode schema = tool.putObject("inputSchema").put("type", "object");
    schema
        .putObject("properties")
        .putObject("query")
        .put("type", "string")
        .put("description", "The task, or what a tool for it would do");
    schema.putArray("required").add("query");
    return tool;
  }

  /** The best tools for the query, as the result of the call. */
  static ObjectNode find(JsonNode arguments, List<OfferedTool> tools) throws Refusal {
    JsonNode query = arguments.path("query");
    if (!query.isTextual() || query.asText().isBlank()) {
      throw Refusal.answer(Refusal.INVALID_PARAMS, "`query` must be a text");
    }
    ObjectNode found = Json.mapper().createObjectNode();
    found.putArray("tools");
    ranked(query.asText(), tools).stream()
        .limit(MOST)
        .forEach(tool -> found.withArray("tools").add(tool.definition()));
    ObjectNode result = Results.text(found.toString(), false);
    result.set("structuredContent", found);
    return result;
  }

  private static List<OfferedTool> ranked(String query, List<OfferedTool> tools) {
    Map<OfferedTool, Set<String>> words =
        tools.stream().collect(Collectors.toMap(it -> it, ToolSearch::words));
    Map<String, Integer> frequency = new HashMap<>();
    words.values().forEach(set -> set.forEach(word -> frequency.merge(word, 1, Integer::sum)));
    Set<String> asked = stems(query);
    Map<OfferedTool, Double> scores = new HashMap<>();
    words.forEach(
        (tool, set) ->
            scores.put(
                tool,
                asked.stream()
                    .filter(set::contains)
                    .mapToDouble(
                        word ->
                            Math.log(1 + (double) tools.size() / frequency.getOrDefault(word, 1)))
                    .sum()));
    return tools.stream()
        .filter(tool -> scores.getOrDefault(tool, 0.0) > 0)
        .sorted(Comparator.comparing((OfferedTool tool) -> -scores.getOrDefault(tool, 0.0)))
        .toList();
  }

  private static Set<String> words(OfferedTool tool) {
    StringBuilder text = new StringBuilder(tool.name().replaceAll("([a-z])([A-Z])", "$1 $2"));
    text.append(' ').append(tool.tool().definition().path("description").asText());
    tool.tool()
        .inputSchema()
        .path("properties")
        .properties()
        .forEach(
            it ->
                text.append(' ')
                    .append(it.getKey())
                    .append(' ')
                    .append(it.getValue().path("description").asText()));
    return stems(text.toString());
  }

  /** Endings do not count: `orders`, `ordering` and `order` are one. */
  private static Set<String> stems(String text) {
    return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
        .filter(word -> word.length() > 2)
        .map(word -> word.substring(0, Math.min(word.length(), STEM)))
        .collect(Collectors.toCollection(HashSet::new));
  }
}
