package io.acore.constructs.observability;

import io.acore.constructs.key.IKey;
import io.acore.constructs.limit.Limit;
import io.acore.constructs.role.Account;
import io.acore.constructs.terraform.AcoreStack;
import io.acore.constructs.terraform.Address;
import io.acore.constructs.terraform.Block;
import io.acore.constructs.terraform.Expression;
import io.acore.constructs.terraform.PlacedConstruct;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.constructs.Construct;

/**
 * The SNS topic that alarms go to.
 *
 * <p>It is encrypted with a key of the customer's or not at all: CloudWatch may not use the
 * AWS-managed key, and alarms would be lost without a word. An alarm holds the name of a metric and
 * a number.
 */
public final class AlarmTopic extends PlacedConstruct {
  private static final Limit NAME =
      Limit.form(
          "topic name",
          "[A-Za-z0-9_-]+",
          1,
          256,
          "letters, digits, `-` and `_`",
          "my-agent-alarms");

  private final AcoreStack stack;
  private final String address;

  /**
   * Makes a topic; its Terraform address is the construct's path.
   *
   * @param email who is asked to subscribe; empty for nobody
   * @param key encrypts the topic; empty for no encryption
   */
  public AlarmTopic(
      Construct scope, String id, String name, Optional<String> email, Optional<IKey> key) {
    super(scope, id);
    NAME.check(name);
    this.stack = AcoreStack.of(this);
    this.address = Address.of(this);
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("name", name);
    body.put("kms_master_key_id", key.map(IKey::arn));
    body.put("tags", stack.tags());
    stack.block(Block.RESOURCE, "aws_sns_topic", address, body);
    key.ifPresent(IKey::grantAlarms);
    Expression policy = stack.local(address + "_policy", policy());
    stack.block(
        Block.RESOURCE,
        "aws_sns_topic_policy",
        address,
        Map.of("arn", arn(), "policy", Expression.reference("jsonencode(" + policy.inner() + ")")));
    email.ifPresent(this::subscribe);
  }

  public Expression arn() {
    return Expression.reference("aws_sns_topic." + address + ".arn");
  }

  private void subscribe(String email) {
    stack.block(
        Block.RESOURCE,
        "aws_sns_topic_subscription",
        address,
        Map.of("topic_arn", arn(), "protocol", "email", "endpoint", email));
  }

  private Map<String, Object> policy() {
    Map<String, Object> alarms =
        Map.of(
            "Effect",
            "Allow",
            "Principal",
            Map.of("Service", "cloudwatch.amazonaws.com"),
            "Action",
            List.of("sns:Publish"),
            "Resource",
            List.of(arn()),
            "Condition",
            Map.of("StringEquals", Map.of("aws:SourceAccount", Account.of(stack).id())));
    Map<String, Object> encryptedOnly =
        Map.of(
            "Effect",
            "Deny",
            "Principal",
            "*",
            "Action",
            List.of("sns:Publish"),
            "Resource",
            List.of(arn()),
            "Condition",
            Map.of("Bool", Map.of("aws:SecureTransport", "false")));
    return Map.of("Version", "2012-10-17", "Statement", List.of(alarms, encryptedOnly));
  }
}
