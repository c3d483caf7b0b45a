package io.acore.constructs.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.acore.base.Golden;
import io.acore.base.UserError;
import io.acore.constructs.bucket.Bucket;
import io.acore.constructs.inference.BedrockModel;
import io.acore.constructs.key.Key;
import io.acore.constructs.key.KeyProps;
import io.acore.constructs.role.Role;
import io.acore.constructs.role.RoleProps;
import io.acore.constructs.role.Trust;
import io.acore.constructs.terraform.Expression;
import io.acore.constructs.testing.RolePolicies;
import io.acore.constructs.testing.Synth;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class MemoryTest {
  @Test
  void hasEveryKindOfStrategy() {
    JsonNode terraform =
        Synth.stack(
            stack -> {
              OverrideStrategy.Step step =
                  new OverrideStrategy.Step(
                      "Only facts about ${orders}",
                      new BedrockModel(
                          "eu.anthropic.claude-sonnet-4-5-20250929-v1:0", "eu-west-1"));
              Memory memory =
                  new Memory(
                      stack,
                      "memory",
                      MemoryProps.named("demo_dev")
                          .eventExpiryDays(90)
                          .indexedKeys(List.of(new IndexedKey("order", IndexedKey.Type.STRING)))
                          .key(Optional.of(new Key(stack, "key", KeyProps.of("demo", "The agent"))))
                          .strategies(
                              List.of(
                                  BuiltInStrategy.of(BuiltInStrategy.Kind.SEMANTIC, "facts")
                                      .in("/facts/{actorId}"),
                                  BuiltInStrategy.of(BuiltInStrategy.Kind.SUMMARY, "summary"),
                                  BuiltInStrategy.of(BuiltInStrategy.Kind.USER_PREFERENCE, "taste"),
                                  BuiltInStrategy.of(BuiltInStrategy.Kind.EPISODIC, "episodes"),
                                  new OverrideStrategy(
                                      BuiltInStrategy.Kind.SEMANTIC,
                                      "orders",
                                      Optional.empty(),
                                      Optional.of(step),
                                      Optional.of(step),
                                      Optional.empty()),
                                  new SelfManagedStrategy(
                                      "mine",
                                      Expression.reference("aws_sns_topic.mine.arn"),
                                      Bucket.fromName(stack, Expression.literal("my-payloads")),
                                      new SelfManagedStrategy.Triggers(
                                          Optional.of(10), Optional.of(1000), Optional.of(60)),
                                      Optional.empty())))
                          .build());
              memory.grantReadWrite(
                  new Role(
                      stack,
                      "reader",
                      RoleProps.of("reader", Trust.service("lambda.amazonaws.com"))));
            });
    RolePolicies.assertNarrow(terraform);
    assertThat(terraform.at("/locals/memory_input/memoryStrategies")).hasSize(6);
    assertThat(terraform.at("/locals/memory_input/memoryExecutionRoleArn").asText())
        .isEqualTo("${aws_iam_role.memory_role.arn}");
    assertThat(terraform.at("/locals/memory_role_policy").toString())
        .contains("foundation-model/anthropic.claude-sonnet-4-5")
        .contains("bedrock:InferenceProfileArn");
    Golden.assertGolden("memory/strategies.tf.json", Synth.golden(terraform));
  }

  @Test
  void needsNoRoleForBuiltInStrategies() {
    JsonNode terraform =
        Synth.stack(stack -> new Memory(stack, "memory", MemoryProps.named("demo").build()));
    assertThat(terraform.at("/resource/aws_iam_role").isMissingNode()).isTrue();
  }

  @Test
  void refusesWhatTheServiceWouldRefuse() {
    assertThatThrownBy(() -> MemoryProps.named("demo").eventExpiryDays(2).build())
        .isInstanceOf(UserError.class);
    assertThatThrownBy(
            () -> BuiltInStrategy.of(BuiltInStrategy.Kind.SEMANTIC, "facts").in("/{tenantId}"))
        .isInstanceOf(UserError.class);
    BuiltInStrategy facts = BuiltInStrategy.of(BuiltInStrategy.Kind.SEMANTIC, "facts");
    assertThatThrownBy(() -> MemoryProps.named("demo").strategies(List.of(facts, facts)).build())
        .isInstanceOf(UserError.class);
  }
}
