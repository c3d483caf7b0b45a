package io.acore.stacks.checkov;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.acore.base.Json;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A stack as checkov reads it.
 *
 * <p>checkov gives up on locals with lists of lists, says nothing of it in its findings, and ends
 * with 0. It also does not follow a policy into a local. So each local is put where it is used.
 */
public final class CheckovInput {
  private static final Pattern LOCAL =
      Pattern.compile("\\$\\{(jsonencode\\()?local\\.([\\w-]+)\\)?\\}");

  private final JsonNode locals;

  private CheckovInput(JsonNode locals) {
    this.locals = locals;
  }

  /** The stack of a {@code cdk.tf.json} without locals; to be written to a file of that name. */
  public static ObjectNode of(JsonNode stack) {
    CheckovInput input = new CheckovInput(stack.path("locals"));
    ObjectNode result = JsonNodeFactory.instance.objectNode();
    for (String part : List.of("provider", "data", "resource")) {
      if (stack.has(part)) {
        result.set(part, input.resolve(stack.get(part)));
      }
    }
    return result;
  }

  private JsonNode resolve(JsonNode node) {
    if (node.isObject()) {
      ObjectNode result = JsonNodeFactory.instance.objectNode();
      node.properties().forEach(each -> result.set(each.getKey(), resolve(each.getValue())));
      return result;
    }
    if (node.isArray()) {
      ArrayNode result = JsonNodeFactory.instance.arrayNode();
      node.forEach(each -> result.add(resolve(each)));
      return result;
    }
    return node.isTextual() ? text(node) : node;
  }

  private JsonNode text(JsonNode node) {
    Matcher matcher = LOCAL.matcher(node.textValue());
    if (!matcher.matches() || !locals.has(matcher.group(2))) {
      return node;
    }
    JsonNode value = resolve(locals.get(matcher.group(2)));
    return matcher.group(1) == null ? value : TextNode.valueOf(Json.compact(value));
  }
}
