package io.acore.localcloud.web;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** A distribution: which behavior is for which path. The first pattern that fits counts. */
final class Distribution {
  private final String root;
  private final Map<Pattern, Behavior> behaviors = new LinkedHashMap<>();

  /**
   * @param root what is meant by {@code /}
   */
  Distribution(String root) {
    this.root = root;
  }

  void add(String pattern, Behavior behavior) {
    StringBuilder expression = new StringBuilder();
    for (String part : pattern.split("(?<=[*?])|(?=[*?])", -1)) {
      expression.append(part.equals("*") ? ".*" : part.equals("?") ? "." : Pattern.quote(part));
    }
    behaviors.put(Pattern.compile(expression.toString()), behavior);
  }

  Optional<Behavior> behavior(String path) {
    return behaviors.entrySet().stream()
        .filter(entry -> entry.getKey().matcher(path).matches())
        .map(Map.Entry::getValue)
        .findFirst();
  }

  String key(String path) {
    String key = path.substring(1);
    return key.isEmpty() ? root : key;
  }
}
