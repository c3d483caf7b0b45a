package io.acore.constructs.memory;

import io.acore.constructs.limit.Limit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What all strategies check alike. */
final class StrategyLimits {
  private static final Limit NAMESPACE =
      Limit.form(
          "memory namespace",
          "[a-zA-Z0-9\\-_/]*(\\{(actorId|sessionId|memoryStrategyId)}[a-zA-Z0-9\\-_/]*)*",
          1,
          512,
          "letters, digits, `-_/` and {actorId}, {sessionId}, {memoryStrategyId}",
          "/facts/{actorId}");

  private StrategyLimits() {}

  static Optional<String> namespace(Optional<String> namespace) {
    return namespace.map(NAMESPACE::check);
  }

  static void put(Map<String, Object> members, Optional<String> namespace) {
    namespace.ifPresent(text -> members.put("namespaces", List.of(text)));
  }
}
