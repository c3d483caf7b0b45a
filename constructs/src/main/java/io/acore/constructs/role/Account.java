package io.acore.constructs.role;

import io.acore.constructs.terraform.AcoreStack;
import io.acore.constructs.terraform.Block;
import io.acore.constructs.terraform.Expression;
import java.util.Map;

/** The AWS account and partition that the stack is applied in, read once per stack. */
public final class Account {
  private Account(AcoreStack stack) {
    stack.block(Block.DATA, "aws_caller_identity", "current", Map.of());
    stack.block(Block.DATA, "aws_partition", "current", Map.of());
  }

  /** The account of a stack; the data sources are emitted when first asked for. */
  public static Account of(AcoreStack stack) {
    return stack.shared(Account.class, Account::new);
  }

  /** The twelve digits. */
  public Expression id() {
    return Expression.reference("data.aws_caller_identity.current.account_id");
  }

  /** {@code aws}, {@code aws-cn} or {@code aws-us-gov}. */
  public Expression partition() {
    return Expression.reference("data.aws_partition.current.partition");
  }

  /**
   * An ARN in this account.
   *
   * @param resource what stands behind the account: {@code runtime/my_agent-*}
   */
  public Expression arn(String service, Expression region, String resource) {
    return arn(service, region, Expression.literal(resource));
  }

  /** As {@link #arn(String, Expression, String)} with a resource that Terraform computes. */
  public Expression arn(String service, Expression region, Expression resource) {
    return prefix(service, region).plus(id()).plus(":").plus(resource);
  }

  /** An ARN without an account, such as a bucket's or a foundation model's. */
  public Expression arnWithoutAccount(String service, Expression region, Expression resource) {
    return prefix(service, region).plus(":").plus(resource);
  }

  private Expression prefix(String service, Expression region) {
    return Expression.literal("arn:")
        .plus(partition())
        .plus(":" + service + ":")
        .plus(region)
        .plus(":");
  }
}
