package io.acore.constructs.memory;

import io.acore.constructs.bucket.IBucket;
import io.acore.constructs.limit.AwsLimits;
import io.acore.constructs.limit.Limit;
import io.acore.constructs.role.Account;
import io.acore.constructs.role.IRole;
import io.acore.constructs.role.Statement;
import io.acore.constructs.terraform.Expression;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A strategy that the user runs: AgentCore puts the events into a bucket and says so on a topic.
 *
 * @param name letters, digits and `_`
 * @param topicArn the SNS topic
 * @param payloads the bucket
 * @param triggers what starts it; without any the service's own choice
 * @param historyWindow how many earlier messages go along; without it the service's own choice
 */
public record SelfManagedStrategy(
    String name,
    Expression topicArn,
    IBucket payloads,
    Triggers triggers,
    Optional<Integer> historyWindow)
    implements MemoryStrategy {

  /**
   * What starts a self-managed strategy; whichever comes first.
   *
   * @param messages so many new messages, 1 to 50
   * @param tokens so many new tokens, 100 to 500000
   * @param idleSeconds so long without an event, 10 to 3000
   */
  public record Triggers(
      Optional<Integer> messages, Optional<Integer> tokens, Optional<Integer> idleSeconds) {
    public static final Triggers SERVICE_CHOICE =
        new Triggers(Optional.empty(), Optional.empty(), Optional.empty());

    public Triggers {
      messages.ifPresent(count -> Limit.range("message count of a trigger", count, 1, 50));
      tokens.ifPresent(count -> Limit.range("token count of a trigger", count, 100, 500_000));
      idleSeconds.ifPresent(time -> Limit.range("idle seconds of a trigger", time, 10, 3000));
    }

    List<Map<String, ?>> input() {
      List<Map<String, ?>> all = new ArrayList<>();
      messages.ifPresent(
          count -> all.add(Map.of("messageBasedTrigger", Map.of("messageCount", count))));
      tokens.ifPresent(count -> all.add(Map.of("tokenBasedTrigger", Map.of("tokenCount", count))));
      idleSeconds.ifPresent(
          time -> all.add(Map.of("timeBasedTrigger", Map.of("idleSessionTimeout", time))));
      return all;
    }
  }

  public SelfManagedStrategy {
    AwsLimits.UNDERSCORE_NAME.check(name);
    historyWindow.ifPresent(count -> Limit.range("historical context window", count, 0, 50));
  }

  @Override
  public Map<String, Object> input() {
    Map<String, Object> configuration = new LinkedHashMap<>();
    configuration.put(
        "invocationConfiguration",
        Map.of("topicArn", topicArn, "payloadDeliveryBucketName", payloads.name()));
    if (!triggers.input().isEmpty()) {
      configuration.put("triggerConditions", triggers.input());
    }
    configuration.put("historicalContextWindowSize", historyWindow);
    return Map.of(
        "customMemoryStrategy",
        Map.of("name", name, "configuration", Map.of("selfManagedConfiguration", configuration)));
  }

  @Override
  public boolean needsRole() {
    return true;
  }

  @Override
  public void grant(IRole role, Account account) {
    role.grant(Statement.allow(List.of("sns:GetTopicAttributes", "sns:Publish"), topicArn));
    role.grant(Statement.allow(List.of("s3:GetBucketLocation"), payloads.arn()));
    payloads.grantWrite(role, "");
  }
}
