package io.acore.constructs.bridge;

import io.acore.base.Json;
import io.acore.base.Sha256;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The tags of one resource, in the shapes that its service and SSM take.
 *
 * @param tags with the owner tag, which is how a later run knows what is its own
 */
record BridgeTags(Map<String, String> tags, BridgeKind kind) {
  /** Names the SSM parameter of the resource's record, so only one resource can have it. */
  static final String OWNER = "acore:owner";

  static BridgeTags of(BridgeKind kind, Map<String, String> tags, String parameter) {
    Map<String, String> all = new TreeMap<>(tags);
    all.put(OWNER, parameter);
    return new BridgeTags(all, kind);
  }

  /** For the service; empty where it has no tags. */
  String json() {
    return switch (kind.required(KindKey.TAGS)) {
      case "map" -> Json.compact(tags);
      case "list" -> Json.compact(pairs(kind.words(KindKey.TAGS_PAIR)));
      default -> "";
    };
  }

  String hash() {
    return json().isEmpty() ? "" : Sha256.of(json()).shortened();
  }

  String keys() {
    return String.join("\n", tags.keySet());
  }

  /** For SSM. */
  String record() {
    return Json.compact(pairs(List.of("Key", "Value")));
  }

  private List<Map<String, String>> pairs(List<String> members) {
    List<Map<String, String>> pairs = new ArrayList<>();
    tags.forEach(
        (key, value) ->
            pairs.add(new TreeMap<>(Map.of(members.get(0), key, members.get(1), value))));
    return pairs;
  }
}
