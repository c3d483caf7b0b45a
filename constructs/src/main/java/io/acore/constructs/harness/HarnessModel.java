package io.acore.constructs.harness;

import io.acore.constructs.inference.BedrockModel;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The model of a harness.
 *
 * @param maxTokens of one answer; without it the model's own
 * @param temperature 0 to 2; without it the model's own
 * @param topP 0 to 1; without it the model's own
 */
public record HarnessModel(
    BedrockModel model,
    Optional<Integer> maxTokens,
    Optional<Double> temperature,
    Optional<Double> topP) {

  public static HarnessModel of(BedrockModel model) {
    return new HarnessModel(model, Optional.empty(), Optional.empty(), Optional.empty());
  }

  Map<String, Object> input() {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("modelId", model.id());
    members.put("maxTokens", maxTokens);
    members.put("temperature", temperature);
    members.put("topP", topP);
    return Map.of("bedrockModelConfig", members);
  }
}
