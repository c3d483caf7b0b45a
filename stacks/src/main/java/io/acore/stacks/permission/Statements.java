package io.acore.stacks.permission;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Allowed actions by where they are allowed; those with the same places become one statement. */
final class Statements {
  /** The value of a condition, or nothing; kept apart because it belongs to the places. */
  private record Place(String condition, String arn) implements Comparable<Place> {
    @Override
    public int compareTo(Place other) {
      int by = condition.compareTo(other.condition);
      return by != 0 ? by : arn.compareTo(other.arn);
    }
  }

  private final SortedMap<Place, SortedSet<String>> allowed = new TreeMap<>();

  void allow(Collection<String> actions, Collection<String> arns) {
    arns.forEach(arn -> put(new Place("", arn), actions));
  }

  /** Roles may be handed to these services alone. */
  void allowPassing(Collection<String> roles, String service) {
    roles.forEach(role -> put(new Place(service, role), List.of("iam:PassRole")));
  }

  private void put(Place place, Collection<String> actions) {
    if (!actions.isEmpty()) {
      allowed.computeIfAbsent(place, it -> new TreeSet<>()).addAll(actions);
    }
  }

  List<Map<String, Object>> render() {
    Map<String, List<Place>> places = new TreeMap<>();
    allowed.forEach(
        (place, actions) ->
            places
                .computeIfAbsent(place.condition() + actions, it -> new ArrayList<>())
                .add(place));
    List<Map<String, Object>> statements = new ArrayList<>();
    for (List<Place> same : places.values()) {
      Map<String, Object> statement = new LinkedHashMap<>();
      Place first = same.get(0);
      statement.put("Effect", "Allow");
      statement.put("Action", List.copyOf(allowed.getOrDefault(first, new TreeSet<>())));
      statement.put("Resource", same.stream().map(Place::arn).toList());
      if (!first.condition().isEmpty()) {
        statement.put(
            "Condition", Map.of("StringEquals", Map.of("iam:PassedToService", first.condition())));
      }
      statements.add(statement);
    }
    return statements;
  }
}
