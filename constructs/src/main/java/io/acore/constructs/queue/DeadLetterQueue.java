package io.acore.constructs.queue;

import io.acore.constructs.key.IKey;
import io.acore.constructs.limit.Limit;
import io.acore.constructs.metric.Metric;
import io.acore.constructs.role.IRole;
import io.acore.constructs.role.Statement;
import io.acore.constructs.terraform.AcoreStack;
import io.acore.constructs.terraform.Address;
import io.acore.constructs.terraform.Block;
import io.acore.constructs.terraform.Expression;
import io.acore.constructs.terraform.PlacedConstruct;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.constructs.Construct;

/**
 * A queue that functions share for the events that they failed on. It costs nothing while it is
 * empty, and what is in it says by itself which function and which request it was.
 */
public final class DeadLetterQueue extends PlacedConstruct {
  private static final String TYPE = "aws_sqs_queue";

  /** As long as SQS keeps anything. */
  private static final Duration KEPT = Duration.ofDays(14);

  private static final Limit NAME =
      Limit.form(
          "queue name",
          "[A-Za-z0-9_-]+",
          1,
          80,
          "letters, digits, `-` and `_`",
          "my-agent-dead-letters");

  private final String address;
  private final String name;
  private final Optional<IKey> key;

  /**
   * Makes a queue; its Terraform address is the construct's path.
   *
   * @param name letters, digits, `-` and `_`, 80 at most
   * @param key encrypts what is in it; empty for SQS's own key
   */
  public DeadLetterQueue(Construct scope, String id, String name, Optional<IKey> key) {
    super(scope, id);
    NAME.check(name);
    AcoreStack stack = AcoreStack.of(this);
    this.address = Address.of(this);
    this.name = name;
    this.key = key;
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("name", name);
    body.put("message_retention_seconds", KEPT.toSeconds());
    if (key.isPresent()) {
      body.put("kms_master_key_id", key.get().arn());
    } else {
      body.put("sqs_managed_sse_enabled", true);
    }
    body.put("tags", stack.tags());
    stack.block(Block.RESOURCE, TYPE, address, body);
  }

  public Expression arn() {
    return Expression.reference(TYPE + "." + address + ".arn");
  }

  /** Lets the role put messages in, and nothing else. */
  public void grantSend(IRole role) {
    role.grant(Statement.allow(List.of("sqs:SendMessage"), arn()));
    key.ifPresent(
        one ->
            role.grant(Statement.allow(List.of("kms:Decrypt", "kms:GenerateDataKey"), one.arn())));
  }

  /** How many messages wait. */
  public Metric metricMessages() {
    return new Metric(
        "AWS/SQS",
        "ApproximateNumberOfMessagesVisible",
        Map.of("QueueName", Expression.literal(name)),
        Metric.Statistic.MAX);
  }
}
