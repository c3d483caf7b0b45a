package io.acore.constructs.gateway;

import io.acore.base.UserError;
import io.acore.constructs.function.IFunction;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A function that sees each call to a gateway before or after the tool does.
 *
 * @param function called by the gateway's role
 * @param points when; at least one
 * @param passRequestHeaders whether it also gets the headers, tokens among them
 */
public record Interceptor(IFunction function, Set<Point> points, boolean passRequestHeaders) {
  /** When an interceptor is called. */
  public enum Point {
    /** Before the tool. */
    REQUEST,
    /** After it. */
    RESPONSE
  }

  public Interceptor {
    if (points.isEmpty()) {
      throw new UserError(
          "An interceptor is called at no point",
          "it would never run",
          "give REQUEST, RESPONSE or both");
    }
    points = Set.copyOf(points);
  }

  /** Without the headers. */
  public static Interceptor at(Point point, IFunction function) {
    return new Interceptor(function, Set.of(point), false);
  }

  Map<String, Object> input() {
    List<String> sorted = EnumSet.copyOf(points).stream().map(Enum::name).toList();
    return Map.of(
        "interceptor",
        Map.of("lambda", Map.of("arn", function.arn())),
        "interceptionPoints",
        sorted,
        "inputConfiguration",
        Map.of("passRequestHeaders", passRequestHeaders));
  }
}
