package io.acore.constructs.bridge;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * One memory strategy as the update call takes it.
 *
 * <p>Adding one takes what the create call takes. Modifying one takes its id (the script knows it)
 * and a configuration that has the same parts in other wrappers.
 */
final class MemoryStrategyDelta {
  // The type that GetMemory answers with, by the member that the create call has.
  private static final Map<String, String> TYPES =
      Map.of(
          "semanticMemoryStrategy", "SEMANTIC",
          "summaryMemoryStrategy", "SUMMARIZATION",
          "userPreferenceMemoryStrategy", "USER_PREFERENCE",
          "episodicMemoryStrategy", "EPISODIC",
          "customMemoryStrategy", "CUSTOM");

  private MemoryStrategyDelta() {}

  static Map<String, Object> of(Map<String, Object> element) {
    String member = element.keySet().iterator().next();
    Map<String, Object> strategy =
        BridgeInput.typed((Map<?, ?>) element.values().iterator().next());
    Map<String, Object> delta = new LinkedHashMap<>();
    delta.put("name", Objects.requireNonNull(strategy.get("name")));
    delta.put("type", Objects.requireNonNull(TYPES.get(member), member));
    delta.put("add", element);
    delta.put("modify", modify(strategy));
    return delta;
  }

  private static Map<String, Object> modify(Map<String, Object> strategy) {
    Map<String, Object> modify = new TreeMap<>(strategy);
    modify.remove("name");
    Object reflection = modify.remove("reflectionConfiguration");
    if (reflection != null) {
      modify.put(
          "configuration",
          Map.of("reflection", Map.of("episodicReflectionConfiguration", reflection)));
    }
    if (modify.get("configuration") instanceof Map<?, ?> configuration && reflection == null) {
      modify.put("configuration", custom(BridgeInput.typed(configuration)));
    }
    return modify;
  }

  // {semanticOverride: {extraction: X}} becomes
  // {extraction: {customExtractionConfiguration: {semanticExtractionOverride: X}}}
  private static Map<String, Object> custom(Map<String, Object> configuration) {
    Map<String, Object> modify = new TreeMap<>();
    configuration.forEach(
        (override, value) -> {
          if (!override.endsWith("Override")) {
            modify.put(override, value);
            return;
          }
          String kind = override.substring(0, override.length() - "Override".length());
          BridgeInput.typed((Map<?, ?>) value)
              .forEach(
                  (step, settings) -> {
                    String word = Character.toUpperCase(step.charAt(0)) + step.substring(1);
                    modify.put(
                        step,
                        Map.of(
                            "custom" + word + "Configuration",
                            Map.of(kind + word + "Override", settings)));
                  });
        });
    return modify;
  }
}
