package io.acore.stacks.drift;

import com.fasterxml.jackson.databind.JsonNode;
import io.acore.base.Json;
import io.acore.constructs.bridge.BridgeKind;
import io.acore.constructs.bridge.KindKey;
import io.acore.stacks.record.Aws;
import io.acore.stacks.record.Records;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What taking over a resource came to.
 *
 * @param key its name in Terraform
 * @param words what the user calls it
 * @param changes what the next deploy changes about it
 */
public record Adoption(String key, String words, List<String> changes) {
  public Adoption {
    changes = List.copyOf(changes);
  }

  /** For people. */
  public String text() {
    return words
        + " is adopted\n"
        + (changes.isEmpty()
            ? "the next deploy leaves it as it is\n"
            : "the next deploy changes\n    " + String.join("\n    ", changes) + "\n");
  }

  public String json() {
    return Json.pretty(Map.of("version", 1, "address", key, "adopted", words, "changes", changes));
  }

  /** Checks a resource against the configuration, and gives it this stack's tag and a record. */
  static Adoption of(
      Aws aws,
      Script script,
      BridgedResources resources,
      Records records,
      Wanted wanted,
      String kind,
      String id,
      Optional<String> as) {
    Bridged resource = choose(resources, records, kind, as);
    Map<String, String> parents = parents(resource, records);
    Live live = Live.of(aws, resource.kind(), resource.region(), parents, id);
    if (!live.there()) {
      throw DriftErrors.noSuchResource(kind, id);
    }
    Map<String, JsonNode> input = wanted.of(resource.key());
    checkName(resource, input, live);
    List<Difference> differences = Differences.of(resource.kind(), input, live.body());
    List<Difference> fixed =
        differences.stream().filter(it -> isFixed(resource.kind(), it)).toList();
    if (!fixed.isEmpty()) {
      throw DriftErrors.cannotBecome(resource.words(), fixed);
    }
    script.run("adopt", resource, Map.of("ACORE_ID", id));
    return new Adoption(
        resource.key(), resource.words(), differences.stream().map(Difference::text).toList());
  }

  private static boolean isFixed(BridgeKind kind, Difference difference) {
    String member = difference.what().replaceFirst("\\..*", "");
    return !kind.updatable() || kind.words(KindKey.IMMUTABLE).contains(member);
  }

  private static Bridged choose(
      BridgedResources resources, Records records, String kind, Optional<String> as) {
    List<Bridged> all =
        resources.all().values().stream().filter(it -> it.kind().name().equals(kind)).toList();
    if (all.isEmpty()) {
      throw DriftErrors.noSuchKind(kind, resources.kinds().stream().map(BridgeKind::name).toList());
    }
    List<Bridged> free =
        all.stream()
            .filter(it -> as.isEmpty() || it.key().equals(as.get()))
            .filter(it -> !records.all().containsKey(it.key()))
            .toList();
    if (free.isEmpty()) {
      throw DriftErrors.nothingFree(kind);
    }
    if (free.size() > 1) {
      throw DriftErrors.whichOne(kind, free.stream().map(Bridged::key).toList());
    }
    return free.get(0);
  }

  // Lines member=id or member=@parameter[#arn], as the script reads them.
  private static Map<String, String> parents(Bridged resource, Records records) {
    Map<String, String> parents = new LinkedHashMap<>();
    for (String line : resource.parents().lines().toList()) {
      int equals = line.indexOf('=');
      if (equals < 0) {
        continue;
      }
      String value = line.substring(equals + 1);
      if (value.startsWith("@")) {
        boolean arn = value.endsWith("#arn");
        String parameter = value.substring(1).replaceFirst("#arn$", "");
        value =
            records.all().values().stream()
                .filter(record -> record.parameter().equals(parameter))
                .map(record -> arn ? record.arn() : record.id())
                .findFirst()
                .orElse("");
      }
      parents.put(line.substring(0, equals), value);
    }
    return parents;
  }

  private static void checkName(Bridged resource, Map<String, JsonNode> input, Live live) {
    String member = resource.kind().required(KindKey.NAME);
    JsonNode wanted = input.get(member);
    List<String> found = new ArrayList<>();
    live.body().findValues(member).forEach(value -> found.add(value.asText()));
    if (wanted != null && !found.isEmpty() && !found.contains(wanted.asText())) {
      throw DriftErrors.otherName(resource.kind().name(), wanted.asText(), found.get(0));
    }
  }
}
