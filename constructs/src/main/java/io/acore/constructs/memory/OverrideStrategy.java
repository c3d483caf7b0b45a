package io.acore.constructs.memory;

import io.acore.base.UserError;
import io.acore.constructs.inference.BedrockModel;
import io.acore.constructs.limit.AwsLimits;
import io.acore.constructs.limit.Limit;
import io.acore.constructs.role.Account;
import io.acore.constructs.role.IRole;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A strategy that AgentCore runs with the user's prompts and models, in the user's account.
 *
 * @param base the built-in strategy whose steps it changes
 * @param name letters, digits and `_`
 * @param namespace where its records go; without it the service's own choice
 * @param extraction how records are taken from events; not for summaries
 * @param consolidation how new records join what is known
 * @param reflection how episodes become lessons; for episodic strategies alone
 */
public record OverrideStrategy(
    BuiltInStrategy.Kind base,
    String name,
    Optional<String> namespace,
    Optional<Step> extraction,
    Optional<Step> consolidation,
    Optional<Step> reflection)
    implements MemoryStrategy {
  private static final Limit PROMPT = Limit.length("memory prompt", 1, 30_000);

  /**
   * One step with a prompt of one's own.
   *
   * @param prompt added to the service's own
   * @param model does the step
   */
  public record Step(String prompt, BedrockModel model) {
    public Step {
      PROMPT.check(prompt);
    }

    Map<String, Object> input() {
      return Map.of("appendToPrompt", prompt, "modelId", model.id());
    }
  }

  public OverrideStrategy {
    AwsLimits.UNDERSCORE_NAME.check(name);
    StrategyLimits.namespace(namespace);
    if (extraction.isEmpty() && consolidation.isEmpty() && reflection.isEmpty()) {
      throw new UserError(
          "Memory strategy `" + name + "` overrides nothing",
          "an override changes the prompt and model of at least one step",
          "add `extraction` or `consolidation`, or use the built-in strategy");
    }
    if (base == BuiltInStrategy.Kind.SUMMARY && extraction.isPresent()) {
      throw new UserError(
          "Memory strategy `" + name + "` has an extraction step",
          "summaries are consolidated only",
          "move the prompt to `consolidation`");
    }
    if (base != BuiltInStrategy.Kind.EPISODIC && reflection.isPresent()) {
      throw new UserError(
          "Memory strategy `" + name + "` has a reflection step",
          "only episodic strategies reflect",
          "make it `episodic`, or leave `reflection` out");
    }
  }

  @Override
  public Map<String, Object> input() {
    Map<String, Object> steps = new LinkedHashMap<>();
    steps.put("extraction", extraction.map(Step::input));
    steps.put("consolidation", consolidation.map(Step::input));
    steps.put("reflection", reflection.map(Step::input));
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("name", name);
    StrategyLimits.put(members, namespace);
    members.put("configuration", Map.of(member(), steps));
    return Map.of("customMemoryStrategy", members);
  }

  @Override
  public boolean needsRole() {
    return true;
  }

  @Override
  public void grant(IRole role, Account account) {
    for (Optional<Step> step : List.of(extraction, consolidation, reflection)) {
      step.ifPresent(it -> it.model().grantInvoke(role, account));
    }
  }

  private String member() {
    return switch (base) {
      case SEMANTIC -> "semanticOverride";
      case SUMMARY -> "summaryOverride";
      case USER_PREFERENCE -> "userPreferenceOverride";
      case EPISODIC -> "episodicOverride";
    };
  }
}
