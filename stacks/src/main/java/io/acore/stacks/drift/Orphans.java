package io.acore.stacks.drift;

import com.fasterxml.jackson.databind.JsonNode;
import io.acore.constructs.bridge.BridgeKind;
import io.acore.constructs.bridge.KindKey;
import io.acore.stacks.drift.Finding.Condition;
import io.acore.stacks.record.Aws;
import io.acore.stacks.record.Records;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Looks through a whole family for what carries the stack's tag and has no record. */
final class Orphans {
  private Orphans() {}

  /** Children have no tags and go with their parent; a put has no list. */
  static boolean canBeFound(BridgeKind kind) {
    return kind.taggable()
        && kind.parents().isEmpty()
        && kind.get(KindKey.LIST).isPresent()
        && kind.get(KindKey.ROW).isPresent();
  }

  static List<Finding> of(Aws aws, BridgeKind kind, String region, String path, Records records) {
    Set<String> known = new HashSet<>();
    records.all().values().forEach(record -> known.add(record.id()));
    JsonNode rows =
        aws.call(
            region,
            List.of(
                kind.service(),
                kind.required(KindKey.LIST),
                "--query",
                kind.required(KindKey.ROW)));
    List<Finding> found = new ArrayList<>();
    for (JsonNode row : rows) {
      String id = row.path(0).asText();
      if (known.contains(id)) {
        continue;
      }
      Live live = Live.of(aws, kind, region, Map.of(), id);
      if (!live.there() || live.arn().isEmpty()) {
        continue;
      }
      String owner = Tags.owner(aws, kind, region, live.arn());
      if (owner.startsWith(path + "/")) {
        found.add(
            new Finding(
                owner.substring(path.length() + 1),
                kind.name(),
                row.path(1).asText(),
                id,
                Condition.FOREIGN,
                live.status(),
                live.version(),
                Optional.empty(),
                List.of("it carries " + Tags.OWNER + "=" + owner + ", but no record names it")));
      }
    }
    return found;
  }
}
