package io.acore.localcloud.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acore.localcloud.shape.AwsError;
import java.util.Locale;
import java.util.Map;

/** A memory's strategies have ids and states of their own, and are changed by what is different. */
final class MemoryBehaviour implements Behaviour {
  private static final Map<String, String> TYPES =
      Map.of(
          "semanticMemoryStrategy", "SEMANTIC",
          "summaryMemoryStrategy", "SUMMARIZATION",
          "userPreferenceMemoryStrategy", "USER_PREFERENCE",
          "episodicMemoryStrategy", "EPISODIC",
          "customMemoryStrategy", "CUSTOM");
  private static final Map<String, String> OVERRIDES =
      Map.of(
          "semanticOverride", "SEMANTIC_OVERRIDE",
          "summaryOverride", "SUMMARY_OVERRIDE",
          "userPreferenceOverride", "USER_PREFERENCE_OVERRIDE",
          "episodicOverride", "EPISODIC_OVERRIDE",
          "selfManagedConfiguration", "SELF_MANAGED");

  private final Ids ids = new Ids();

  @Override
  public void create(Change change) {
    ArrayNode strategies = change.fields().putArray("strategies");
    change.input().path("memoryStrategies").forEach(it -> add(change, strategies, it, "CREATING"));
    settle(change);
    change.fields().put("memoryId", change.resource().id());
  }

  @Override
  public void update(Change change) {
    JsonNode delta = change.input().path("memoryStrategies");
    ArrayNode strategies = change.fields().withArray("strategies");
    delta.path("deleteMemoryStrategies").forEach(it -> delete(strategies, it));
    delta.path("modifyMemoryStrategies").forEach(it -> modify(change, strategies, it));
    delta.path("addMemoryStrategies").forEach(it -> add(change, strategies, it, "ACTIVE"));
    if (change.input().has("addIndexedKeys")) {
      ArrayNode keys = change.fields().withArray("indexedKeys");
      change.input().path("addIndexedKeys").forEach(keys::add);
      change.fields().remove("addIndexedKeys");
    }
  }

  /** With the memory itself they become active. */
  private static void settle(Change change) {
    ArrayNode then = change.fields().withArray("strategies").deepCopy();
    then.forEach(it -> ((ObjectNode) it).put("status", "ACTIVE"));
    change.resource().settled().set("strategies", then);
  }

  private void add(Change change, ArrayNode strategies, JsonNode input, String status) {
    Map.Entry<String, JsonNode> variant = input.properties().iterator().next();
    JsonNode members = variant.getValue();
    String name = members.path("name").asText();
    for (JsonNode other : strategies) {
      if (other.path("name").asText().equals(name)) {
        throw AwsError.invalid("memoryStrategies", "Two strategies have the name " + name);
      }
    }
    ObjectNode strategy = strategies.addObject();
    strategy.put("strategyId", ids.make("name-mixed10", name));
    strategy.put("name", name);
    strategy.put("type", TYPES.getOrDefault(variant.getKey(), "CUSTOM"));
    strategy.put("status", status);
    take(strategy, members, change.call());
    strategy.put("createdAt", change.call().seconds());
    if (!strategy.has("namespaces")) {
      strategy.putArray("namespaces").add("/strategies/{memoryStrategyId}/actors/{actorId}");
    }
    if (!strategy.has("namespaceTemplates")) {
      strategy.set("namespaceTemplates", strategy.get("namespaces").deepCopy());
    }
  }

  private static void modify(Change change, ArrayNode strategies, JsonNode input) {
    take(find(strategies, input), input, change.call());
  }

  private static void take(ObjectNode strategy, JsonNode members, Call call) {
    for (String name :
        new String[] {"description", "namespaces", "namespaceTemplates", "memoryRecordSchema"}) {
      if (members.hasNonNull(name)) {
        strategy.set(name, members.get(name).deepCopy());
      }
    }
    if (members.hasNonNull("configuration")) {
      configure(strategy.withObject("/configuration"), members.path("configuration"));
    }
    strategy.put("updatedAt", call.seconds());
  }

  /**
   * What the input calls {@code semanticOverride: {extraction: …}} the output calls {@code type:
   * SEMANTIC_OVERRIDE, extraction: {customExtractionConfiguration: {semanticExtractionOverride:
   * …}}}; a change is sent in the form of the output already.
   */
  private static void configure(ObjectNode configuration, JsonNode input) {
    for (Map.Entry<String, JsonNode> variant : input.properties()) {
      String type = OVERRIDES.get(variant.getKey());
      if (type != null) {
        configuration.put("type", type);
      }
      if (type == null || type.equals("SELF_MANAGED")) {
        configuration.set(variant.getKey(), variant.getValue().deepCopy());
        continue;
      }
      String strategy = variant.getKey().replace("Override", "");
      for (Map.Entry<String, JsonNode> step : variant.getValue().properties()) {
        String name =
            step.getKey().substring(0, 1).toUpperCase(Locale.ROOT) + step.getKey().substring(1);
        configuration
            .putObject(step.getKey())
            .putObject("custom" + name + "Configuration")
            .set(strategy + name + "Override", step.getValue().deepCopy());
      }
    }
  }

  private static void delete(ArrayNode strategies, JsonNode input) {
    String id = find(strategies, input).path("strategyId").asText();
    for (int i = strategies.size() - 1; i >= 0; i--) {
      if (strategies.get(i).path("strategyId").asText().equals(id)) {
        strategies.remove(i);
      }
    }
  }

  private static ObjectNode find(ArrayNode strategies, JsonNode input) {
    String id = input.path("memoryStrategyId").asText();
    for (JsonNode strategy : strategies) {
      if (strategy.path("strategyId").asText().equals(id)) {
        return (ObjectNode) strategy;
      }
    }
    throw AwsError.invalid("memoryStrategies", "The memory has no strategy " + id);
  }
}
