package io.acore.constructs.observability;

import io.acore.constructs.limit.AwsLimits;
import io.acore.constructs.limit.Limit;
import io.acore.constructs.role.IRole;
import io.acore.constructs.role.Statement;
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

/** A CloudWatch log group with a retention. */
public final class LogGroup extends PlacedConstruct {
  private static final Limit NAME =
      Limit.form(
          "log group name",
          "[.\\-_/#A-Za-z0-9]+",
          1,
          512,
          "letters, digits and `._/#-`",
          "/aws/lambda/my-tool");

  private final String address;

  /**
   * Makes a log group; its Terraform address is the construct's path.
   *
   * @param kmsKeyArn encrypts it; empty for the key that CloudWatch has
   */
  public LogGroup(
      Construct scope,
      String id,
      Expression name,
      Retention retention,
      Optional<Expression> kmsKeyArn) {
    super(scope, id);
    NAME.check(name);
    kmsKeyArn.ifPresent(AwsLimits.KMS_KEY_ARN::check);
    AcoreStack stack = AcoreStack.of(this);
    this.address = Address.of(this);
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("name", name);
    body.put("retention_in_days", retention.days());
    body.put("kms_key_id", kmsKeyArn);
    body.put("tags", stack.tags());
    stack.block(Block.RESOURCE, "aws_cloudwatch_log_group", address, body);
  }

  public Expression name() {
    return Expression.reference(dependency() + ".name");
  }

  /** Without the {@code :*} that stands for its streams. */
  public Expression arn() {
    return Expression.reference(dependency() + ".arn");
  }

  /** What another resource names in {@code depends_on} to come after it. */
  public String dependency() {
    return "aws_cloudwatch_log_group." + address;
  }

  /** Lets a role write events; the group itself is made here, so no role may make one. */
  public void grantWrite(IRole role) {
    role.grant(
        Statement.allow(List.of("logs:CreateLogStream", "logs:PutLogEvents"), arn().plus(":*")));
  }
}
