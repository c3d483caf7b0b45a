package io.acore.stacks.drift;

import com.fasterxml.jackson.databind.JsonNode;
import io.acore.base.Json;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Who refers to whom in a stack's configuration. */
final class References {
  private static final Pattern REFERENCE =
      Pattern.compile("\\b((?:data\\.)?[a-z][a-z0-9_]*\\.[A-Za-z_][\\w-]*)");

  // From an address to those that mention it.
  private final Map<String, Set<String>> mentioned = new HashMap<>();

  References(JsonNode configuration) {
    configuration
        .path("locals")
        .properties()
        .forEach(local -> add("local." + local.getKey(), local.getValue()));
    blocks(configuration.path("resource"), "");
    blocks(configuration.path("data"), "data.");
  }

  private void blocks(JsonNode types, String prefix) {
    types
        .properties()
        .forEach(
            type ->
                type.getValue()
                    .properties()
                    .forEach(
                        block ->
                            add(prefix + type.getKey() + "." + block.getKey(), block.getValue())));
  }

  private void add(String address, JsonNode block) {
    Matcher matcher = REFERENCE.matcher(Json.compact(block));
    while (matcher.find()) {
      mentioned.computeIfAbsent(matcher.group(1), key -> new TreeSet<>()).add(address);
    }
  }

  /** The managed resources that depend on these, those included. */
  Collection<String> dependents(Collection<String> addresses) {
    Set<String> seen = new TreeSet<>(addresses);
    Deque<String> open = new ArrayDeque<>(addresses);
    while (!open.isEmpty()) {
      for (String dependent : mentioned.getOrDefault(open.remove(), Set.of())) {
        if (seen.add(dependent)) {
          open.add(dependent);
        }
      }
    }
    seen.removeIf(address -> address.startsWith("local.") || address.startsWith("data."));
    return seen;
  }
}
