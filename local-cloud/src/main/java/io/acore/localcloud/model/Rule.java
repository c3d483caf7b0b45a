package io.acore.localcloud.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.acore.base.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One rule of a script: when it fits, and what the model then says.
 *
 * @param where its place in the file
 * @param when patterns by what they look at: user, tool, result, system, model
 * @param fail the error to answer with; empty for none
 */
record Rule(String where, Map<String, Pattern> when, String say, List<Call> calls, String fail) {
  Rule {
    when = Map.copyOf(when);
    calls = List.copyOf(calls);
  }

  /** A tool's call, with places for what was matched. */
  record Call(String where, String tool, JsonNode input) {}

  /**
   * What is put in for {@code $1}, {@code $user}, {@code $result}, {@code ${tool}}; empty when it
   * does not fit.
   */
  Optional<Map<String, String>> fits(Conversation conversation) {
    List<Conversation.Result> results = conversation.results();
    Conversation.Result result =
        results.isEmpty() ? new Conversation.Result("", "") : results.get(results.size() - 1);
    Map<String, String> values = new TreeMap<>();
    // Once a tool has answered, the user's words have been dealt with
    boolean fits =
        (!when.containsKey("user") || results.isEmpty())
            && (!(when.containsKey("tool") || when.containsKey("result")) || !results.isEmpty())
            && matches("user", conversation.userText(), values)
            && matches("tool", result.tool(), values)
            && matches("result", result.text(), values)
            && matches("system", conversation.system(), values)
            && matches("model", conversation.modelId(), values);
    if (fits) {
      conversation.answers().forEach((tool, text) -> values.put("{" + tool + "}", text.strip()));
    }
    values.put("user", conversation.userText());
    values.put("result", result.text());
    return fits ? Optional.of(values) : Optional.empty();
  }

  Said said(Conversation conversation, Map<String, String> values) throws ModelError {
    if (!fail.isEmpty()) {
      throw new ModelError(fail, where + ": the script wants this to fail");
    }
    List<Said.Call> made = new ArrayList<>();
    List<String> offered = conversation.tools();
    for (Call call : calls) {
      if (!offered.contains(call.tool())) {
        throw ModelError.invalid(
            call.where()
                + ": the script calls the tool `"
                + call.tool()
                + "`, and the request offers "
                + (offered.isEmpty() ? "none" : String.join(", ", offered)));
      }
      made.add(
          new Said.Call(
              conversation.callId(made.size()), call.tool(), filled(call.input(), values)));
    }
    return new Said(filled(say, values), made);
  }

  private boolean matches(String what, String text, Map<String, String> values) {
    Pattern pattern = when.get(what);
    if (pattern == null) {
      return true;
    }
    Matcher found = pattern.matcher(text);
    // A tool has a name and no sentence around it
    if (what.equals("tool") ? !found.matches() : !found.find()) {
      return false;
    }
    for (int i = 1; i <= Math.min(9, found.groupCount()); i++) {
      values.put("" + i, Optional.ofNullable(found.group(i)).orElse(""));
    }
    return true;
  }

  private static JsonNode filled(JsonNode node, Map<String, String> values) {
    if (node.isTextual()) {
      return TextNode.valueOf(filled(node.asText(), values));
    }
    if (node.isArray()) {
      ArrayNode array = Json.mapper().createArrayNode();
      node.forEach(it -> array.add(filled(it, values)));
      return array;
    }
    if (node.isObject()) {
      ObjectNode object = Json.mapper().createObjectNode();
      node.properties().forEach(it -> object.set(it.getKey(), filled(it.getValue(), values)));
      return object;
    }
    return node;
  }

  private static String filled(String text, Map<String, String> values) {
    Matcher place =
        Pattern.compile("\\$(?:([1-9]|(?:user|result)\\b|\\{[\\w-]+\\})|\\$)").matcher(text);
    return place.replaceAll(
        it -> {
          String name = Optional.ofNullable(it.group(1)).orElse("");
          return Matcher.quoteReplacement(name.isEmpty() ? "$" : values.getOrDefault(name, ""));
        });
  }
}
