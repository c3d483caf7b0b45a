package io.acore.localcloud.memory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acore.base.Json;
import io.acore.localcloud.shape.AwsError;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** The long-term part: records in namespaces. */
final class Records {
  private static final String RECORD = "record";

  private final Journal journal;

  /** Of what a record was made, and where; so that it is made once. */
  private final Map<String, String> bySource = new HashMap<>();

  Records(Journal journal) {
    this.journal = journal;
    journal.below(RECORD).values().forEach(this::index);
  }

  /** A record that a client made; members are those of the API's input. */
  ObjectNode create(JsonNode input) {
    ObjectNode record = Json.mapper().createObjectNode();
    record.put("memoryRecordId", newId());
    record.put("createdAt", Timestamps.seconds(input.path("timestamp")));
    record.put("memoryStrategyId", "default");
    take(record, input);
    put(record);
    return record;
  }

  Optional<ObjectNode> update(JsonNode input) {
    ObjectNode record = journal.get(key(input.path("memoryRecordId").asText()));
    if (record == null) {
      return Optional.empty();
    }
    ObjectNode changed = record.deepCopy();
    take(changed, input);
    put(changed);
    return Optional.of(changed);
  }

  /** A record of a strategy. The same source has one record, which takes the new content. */
  void extracted(Extracted extracted, double now) {
    String before = bySource.get(source(extracted.source(), extracted.namespace()));
    ObjectNode known = before == null ? null : journal.get(key(before));
    if (known != null) {
      ObjectNode changed = known.deepCopy();
      changed.putObject("content").put("text", extracted.text());
      put(changed);
      return;
    }
    ObjectNode record = Json.mapper().createObjectNode();
    record.put("memoryRecordId", newId()).put("createdAt", now);
    record.put("memoryStrategyId", extracted.strategyId()).put("source", extracted.source());
    record.putObject("content").put("text", extracted.text());
    record.putArray("namespaces").add(extracted.namespace());
    put(record);
  }

  ObjectNode get(String id) {
    return find(id)
        .orElseThrow(
            () -> new AwsError("ResourceNotFoundException", "There is no memory record " + id));
  }

  boolean delete(String id) {
    boolean there = find(id).isPresent();
    journal.remove(key(id));
    return there;
  }

  /** What a request's namespace, strategy and filters leave, the newest first. */
  NavigableMap<String, JsonNode> list(JsonNode input, JsonNode criteria) {
    Namespace namespace = Namespace.of(input);
    String strategy = criteria.path("memoryStrategyId").asText();
    NavigableMap<String, JsonNode> found = new TreeMap<>(Comparator.reverseOrder());
    for (ObjectNode record : all()) {
      boolean fits =
          namespace.has(record.path("namespaces").path(0).asText())
              && (strategy.isEmpty() || record.path("memoryStrategyId").asText().equals(strategy))
              && MetadataFilter.fits(criteria.path("metadataFilters"), record.path("metadata"));
      if (fits) {
        long millis = Math.round(record.path("createdAt").asDouble() * 1000);
        String key = String.format(Locale.ROOT, "%019d#", millis);
        found.put(key + record.path("memoryRecordId").asText(), record);
      }
    }
    return found;
  }

  private Optional<ObjectNode> find(String id) {
    return Optional.ofNullable(journal.get(key(id)));
  }

  private List<ObjectNode> all() {
    return new ArrayList<>(journal.below(RECORD).values());
  }

  private void put(ObjectNode record) {
    journal.put(key(record.path("memoryRecordId").asText()), record);
    index(record);
  }

  private void index(ObjectNode record) {
    if (record.has("source")) {
      String namespace = record.path("namespaces").path(0).asText();
      bySource.put(
          source(record.path("source").asText(), namespace),
          record.path("memoryRecordId").asText());
    }
  }

  private static String source(String source, String namespace) {
    return source + Journal.SEPARATOR + namespace;
  }

  private static void take(ObjectNode record, JsonNode input) {
    for (String member : List.of("content", "namespaces", "memoryStrategyId", "metadata")) {
      if (input.hasNonNull(member)) {
        record.set(member, input.get(member).deepCopy());
      }
    }
  }

  private static String newId() {
    return "mem-" + UUID.randomUUID();
  }

  private static String key(String id) {
    return Journal.key(RECORD, id);
  }
}
