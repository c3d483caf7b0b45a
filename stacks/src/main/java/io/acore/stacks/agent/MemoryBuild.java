package io.acore.stacks.agent;

import io.acore.constructs.bucket.Bucket;
import io.acore.constructs.memory.BuiltInStrategy;
import io.acore.constructs.memory.Memory;
import io.acore.constructs.memory.MemoryProps;
import io.acore.constructs.memory.MemoryStrategy;
import io.acore.constructs.memory.OverrideStrategy;
import io.acore.constructs.memory.SelfManagedStrategy;
import io.acore.constructs.role.Role;
import io.acore.constructs.terraform.Expression;
import io.acore.stacks.config.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The `memory:` block. */
final class MemoryBuild {
  private final AgentContext context;
  private final Section block;

  MemoryBuild(AgentContext context) {
    this.context = context;
    this.block = context.config().root().section("memory");
  }

  Memory build() {
    List<MemoryStrategy> strategies = new ArrayList<>();
    block
        .entries("strategies")
        .forEach(
            (name, strategy) ->
                strategies.add(Blocks.placed(strategy, () -> strategy(name, strategy))));
    MemoryProps.Builder props =
        MemoryProps.named(context.naming().underscored("memory"))
            .eventExpiryDays((int) block.number("event_expiry_days"))
            .description(block.optionalText("description"))
            .key(Encryption.of(context))
            .strategies(strategies);
    block
        .optionalText("execution_role_arn")
        .ifPresent(arn -> props.role(Role.fromArn(Expression.literal(arn))));
    return new Memory(context.stack(), "memory", props.build());
  }

  private MemoryStrategy strategy(String name, Section strategy) {
    Optional<Section> own = strategy.optionalSection("self_managed");
    if (own.isPresent()) {
      return selfManaged(name, own.get());
    }
    BuiltInStrategy.Kind kind =
        BuiltInStrategy.Kind.valueOf(strategy.text("type").toUpperCase(Locale.ROOT));
    Optional<String> namespace = strategy.optionalText("namespace");
    Optional<OverrideStrategy.Step> extraction = step(strategy, "extraction");
    Optional<OverrideStrategy.Step> consolidation = step(strategy, "consolidation");
    Optional<OverrideStrategy.Step> reflection = step(strategy, "reflection");
    if (extraction.isEmpty() && consolidation.isEmpty() && reflection.isEmpty()) {
      return new BuiltInStrategy(
          kind,
          name,
          namespace,
          strategy.optionalText("reflection_namespace"),
          strategy.optionalText("description"));
    }
    return new OverrideStrategy(kind, name, namespace, extraction, consolidation, reflection);
  }

  private SelfManagedStrategy selfManaged(String name, Section own) {
    return new SelfManagedStrategy(
        name,
        Expression.literal(own.text("topic_arn")),
        Bucket.fromName(context.stack(), Expression.literal(own.text("payload_bucket"))),
        new SelfManagedStrategy.Triggers(
            Blocks.integer(own, "message_count"), Optional.empty(), Optional.empty()),
        Blocks.integer(own, "history_window"));
  }

  // The service runs the steps, so the model is invoked from its region.
  private Optional<OverrideStrategy.Step> step(Section strategy, String key) {
    return strategy
        .optionalSection(key)
        .map(
            step ->
                new OverrideStrategy.Step(
                    step.text("append_to_prompt"),
                    Blocks.model(step, "model_id", context.config().agentcoreRegion())));
  }
}
