package io.acore.constructs.gateway;

import io.acore.constructs.limit.Limit;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Operations of a REST API that become tools.
 *
 * @param path such as {@code /orders/{id}}; a `*` at its end takes in all below it
 * @param methods at least one
 */
public record ApiGatewayTool(String path, Set<HttpMethod> methods) {
  private static final Limit PATH =
      Limit.form("API path", "/.*", 1, 1024, "a path that begins with a slash", "/orders/*");

  public ApiGatewayTool {
    PATH.check(path);
    methods = Set.copyOf(methods);
    Limit.count("methods of `" + path + "`", List.copyOf(methods), 1, HttpMethod.values().length);
  }

  Map<String, Object> input() {
    List<String> sorted = EnumSet.copyOf(methods).stream().map(Enum::name).toList();
    return Map.of("filterPath", path, "methods", sorted);
  }
}
