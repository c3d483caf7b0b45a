package io.acore.stacks.drift;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.acore.base.Json;
import io.acore.constructs.bridge.BridgeKind;
import io.acore.constructs.bridge.KindKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Compares the input of a resource with what the service's get call says of it.
 *
 * <p>The service gives most members back under the names it took them by, with defaults filled in:
 * so every member that was sent has to be found again, and what was not sent does not count. A
 * member that the service does not give back (a secret, for one) cannot be compared; of such a
 * change only the version tells, where there is one.
 */
final class Differences {
  /** Stands where the bridge puts in a secret or a large part; its value is nowhere to compare. */
  private static final String PLACEHOLDER = "@acore:";

  private final BridgeKind kind;
  private final JsonNode live;
  private final List<Difference> found = new ArrayList<>();

  private Differences(BridgeKind kind, JsonNode body) {
    this.kind = kind;
    // `memory.id` says that the whole description is in `memory`.
    String id = kind.get(KindKey.ID).orElse("");
    int dot = id.indexOf('.');
    this.live = dot > 0 && id.matches("[\\w.]+") ? body.path(id.substring(0, dot)) : body;
  }

  static List<Difference> of(BridgeKind kind, Map<String, JsonNode> wanted, JsonNode body) {
    Differences differences = new Differences(kind, body);
    wanted.forEach(differences::member);
    return differences.found;
  }

  private void member(String name, JsonNode wanted) {
    if (name.equals(kind.required(KindKey.NAME)) || kind.parents().contains(name)) {
      return;
    }
    if (kind.get(KindKey.DELTA).filter(name::equals).isPresent()) {
      elements(name, wanted);
      return;
    }
    Optional<String> rule = kind.get(KindKey.SWITCH).filter(it -> it.startsWith(name + "="));
    if (rule.isPresent()) {
      String[] parts = rule.get().split("[=:]");
      compare(parts[1], Json.tree(parts[wanted.asBoolean() ? 2 : 3]), live.path(parts[1]));
      return;
    }
    compare(name, wanted, live.at(path(name)));
  }

  private String path(String name) {
    for (String word : kind.words(KindKey.READS)) {
      if (word.startsWith(name + ":")) {
        return "/" + word.substring(name.length() + 1).replace('.', '/');
      }
    }
    return "/" + name;
  }

  private void compare(String name, JsonNode wanted, JsonNode actual) {
    if (!(actual instanceof MissingNode) && !agrees(wanted, actual)) {
      found.add(new Difference(name, wanted, actual));
    }
  }

  // A list that is updated by difference has other elements in the output: they are found by name.
  private void elements(String name, JsonNode wanted) {
    String rows = kind.get(KindKey.DELTA_ROWS).orElse("");
    String path = rows.replaceFirst("\\[].*", "");
    JsonNode list = live.path(path.substring(path.lastIndexOf('.') + 1));
    List<String> names = new ArrayList<>();
    for (JsonNode element : wanted) {
      JsonNode inner = element.elements().hasNext() ? element.elements().next() : element;
      String own = inner.path("name").asText();
      names.add(own);
      JsonNode actual = byName(list, own);
      if (actual instanceof MissingNode) {
        found.add(new Difference(name + "." + own, inner, actual));
      } else {
        inner
            .properties()
            .forEach(
                member ->
                    compare(
                        name + "." + own + "." + member.getKey(),
                        member.getValue(),
                        actual.path(member.getKey())));
      }
    }
    for (JsonNode actual : list) {
      String own = actual.path("name").asText();
      if (!names.contains(own)) {
        found.add(new Difference(name + "." + own, MissingNode.getInstance(), actual));
      }
    }
  }

  private static JsonNode byName(JsonNode list, String name) {
    for (JsonNode element : list) {
      if (element.path("name").asText().equals(name)) {
        return element;
      }
    }
    return MissingNode.getInstance();
  }

  private static boolean agrees(JsonNode wanted, JsonNode actual) {
    if (wanted.isTextual() && wanted.textValue().startsWith(PLACEHOLDER)) {
      return true;
    }
    if (wanted.isObject()) {
      JsonNode object = actual.isTextual() ? parsed(actual) : actual;
      return object.isObject()
          && wanted.properties().stream()
              .allMatch(
                  member ->
                      !object.has(member.getKey())
                          || agrees(member.getValue(), object.path(member.getKey())));
    }
    if (wanted.isArray()) {
      return actual.isArray() && wanted.size() == actual.size() && allIn(wanted, actual);
    }
    if (wanted.isTextual() && !wanted.equals(actual)) {
      // A policy document may come back with other blanks.
      JsonNode document = parsed(wanted);
      return document.isContainerNode() && document.equals(parsed(actual));
    }
    if (wanted.isNumber() && actual.isNumber()) {
      return wanted.decimalValue().compareTo(actual.decimalValue()) == 0;
    }
    return wanted.isNull() || wanted.equals(actual);
  }

  // Most lists are sets to the service, which gives them back in an order of its own.
  private static boolean allIn(JsonNode wanted, JsonNode actual) {
    List<JsonNode> open = new ArrayList<>();
    actual.forEach(open::add);
    for (JsonNode element : wanted) {
      Optional<JsonNode> match = open.stream().filter(it -> agrees(element, it)).findFirst();
      if (match.isEmpty()) {
        return false;
      }
      open.remove(match.get());
    }
    return true;
  }

  private static JsonNode parsed(JsonNode text) {
    try {
      JsonNode tree = text.isTextual() ? Json.mapper().readTree(text.textValue()) : text;
      return tree == null ? MissingNode.getInstance() : tree;
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance();
    }
  }
}
