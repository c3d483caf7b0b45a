package io.acore.constructs.memory;

import io.acore.constructs.bucket.IBucket;
import io.acore.constructs.limit.AwsLimits;
import io.acore.constructs.limit.Limit;
import io.acore.constructs.role.Account;
import io.acore.constructs.role.IRole;
import io.acore.constructs.role.Statement;
import io.acore.constructs.terraform.Expression;
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
 * @param afterMessages how many new messages start it; without it the service's own choice
 * @param historyWindow how many earlier messages go along; without it the service's own choice
 */
public record SelfManagedStrategy(
    String name,
    Expression topicArn,
    IBucket payloads,
    Optional<Integer> afterMessages,
    Optional<Integer> historyWindow)
    implements MemoryStrategy {

  public SelfManagedStrategy {
    AwsLimits.UNDERSCORE_NAME.check(name);
    afterMessages.ifPresent(count -> Limit.range("message count of a trigger", count, 1, 50));
    historyWindow.ifPresent(count -> Limit.range("historical context window", count, 0, 50));
  }

  @Override
  public Map<String, Object> input() {
    Map<String, Object> configuration = new LinkedHashMap<>();
    configuration.put(
        "invocationConfiguration",
        Map.of("topicArn", topicArn, "payloadDeliveryBucketName", payloads.name()));
    configuration.put(
        "triggerConditions",
        afterMessages.map(
            count -> List.of(Map.of("messageBasedTrigger", Map.of("messageCount", count)))));
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
