package io.acore.constructs.gateway;

import io.acore.constructs.limit.Limit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Gives one operation of a REST API a name and a description of its own.
 *
 * @param path as the API has it
 * @param method the operation at the path
 * @param name what a model calls it by
 * @param description what a model chooses it by; without it what the API says
 */
public record ApiGatewayToolName(
    String path, HttpMethod method, String name, Optional<String> description) {
  private static final Limit NAME =
      Limit.form(
          "tool name", "[a-zA-Z0-9_-]+", 1, 64, "letters, digits, `_` and `-`", "search_orders");

  public ApiGatewayToolName {
    NAME.check(name);
  }

  Map<String, Object> input() {
    Map<String, Object> input = new LinkedHashMap<>();
    input.put("path", path);
    input.put("method", method.name());
    input.put("name", name);
    input.put("description", description);
    return input;
  }
}
