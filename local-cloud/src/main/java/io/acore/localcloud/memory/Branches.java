package io.acore.localcloud.memory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Which events are on a branch. A branch grows out of the event that its first event names; events
 * without a branch are on {@code main}.
 */
final class Branches {
  private static final String MAIN = "main";

  private record Root(String branch, String eventId) {}

  private final Map<String, Root> roots = new HashMap<>();

  Branches(Collection<ObjectNode> session) {
    Map<String, String> branches = new HashMap<>();
    session.forEach(it -> branches.put(it.path("eventId").asText(), branch(it)));
    for (ObjectNode event : session) {
      String root = event.path("branch").path("rootEventId").asText();
      if (branches.containsKey(root)) {
        roots.putIfAbsent(branch(event), new Root(branches.getOrDefault(root, MAIN), root));
      }
    }
  }

  /** Whether an event is what the filter asks for; without a filter, every event is. */
  boolean has(JsonNode filter, ObjectNode event) {
    if (filter.isMissingNode()) {
      return true;
    }
    String wanted = filter.path("name").asText();
    if (branch(event).equals(wanted)) {
      return true;
    }
    return filter.path("includeParentBranches").asBoolean() && isBefore(wanted, event);
  }

  /** Whether an event is on the way from the session's begin to the branch's root. */
  private boolean isBefore(String branch, ObjectNode event) {
    String id = event.path("eventId").asText();
    Set<String> seen = new HashSet<>();
    Root root = roots.get(branch);
    String until = root == null ? "" : root.eventId();
    while (root != null && seen.add(root.branch())) {
      until = root.eventId().compareTo(until) < 0 ? root.eventId() : until;
      if (branch(event).equals(root.branch()) && id.compareTo(until) <= 0) {
        return true;
      }
      root = roots.get(root.branch());
    }
    return false;
  }

  private static String branch(ObjectNode event) {
    return event.path("branch").path("name").asText(MAIN);
  }
}
