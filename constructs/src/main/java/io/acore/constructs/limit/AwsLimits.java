package io.acore.constructs.limit;

/** The limits that more than one AgentCore family shares. */
public final class AwsLimits {
  /** Runtimes, memories, browsers and code interpreters: no hyphens. */
  public static final Limit UNDERSCORE_NAME =
      Limit.form(
          "name",
          "[a-zA-Z][a-zA-Z0-9_]{0,47}",
          1,
          48,
          "letters, digits and `_`, a letter first",
          "my_agent");

  public static final Limit ROLE_ARN =
      Limit.form(
          "role ARN",
          "arn:aws(-[^:]+)?:iam::([0-9]{12})?:role/.+",
          1,
          2048,
          "the ARN of an IAM role",
          "arn:aws:iam::<account>:role/my-role");

  public static final Limit KMS_KEY_ARN =
      Limit.form(
          "KMS key ARN",
          "arn:aws(|-cn|-us-gov):kms:[a-zA-Z0-9-]*:[0-9]{12}:key/[a-zA-Z0-9-]{36}",
          1,
          2048,
          "the ARN of a key, not of an alias",
          "arn:aws:kms:<region>:<account>:key/<36 characters>");

  public static final Limit FUNCTION_ARN =
      Limit.form(
          "Lambda function ARN",
          "arn:(aws[a-zA-Z-]*)?:lambda:([a-z]{2}(-gov)?-[a-z]+-\\d{1}):(\\d{12}):function:"
              + "([a-zA-Z0-9-_.]+)(:(\\$LATEST|[a-zA-Z0-9-]+))?",
          1,
          170,
          "the ARN of a function, a version or an alias",
          "arn:aws:lambda:<region>:<account>:function:my-tool");

  public static final Limit SECRET_ARN =
      Limit.form(
          "secret ARN",
          "arn:aws(-[a-z-]+)?:secretsmanager:[a-z0-9-]+:[0-9]{12}:secret:[a-zA-Z0-9/_+=.@-]+",
          1,
          2048,
          "the ARN of a Secrets Manager secret",
          "arn:aws:secretsmanager:<region>:<account>:secret:my-secret");

  public static final Limit SUBNET_ID =
      Limit.form(
          "subnet id", "subnet-[0-9a-zA-Z]{8,17}", 15, 24, "a subnet's id", "subnet-0a1b2c3d");

  public static final Limit SECURITY_GROUP_ID =
      Limit.form(
          "security group id", "sg-[0-9a-zA-Z]{8,17}", 11, 20, "a group's id", "sg-0a1b2c3d");

  public static final Limit BUCKET_NAME =
      Limit.form(
          "bucket name",
          "[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]",
          3,
          63,
          "lower-case letters, digits, `.` and `-`",
          "my-bucket");

  /** Of most families; gateways and targets take less. */
  public static final Limit DESCRIPTION = Limit.length("description", 1, 4096);

  private AwsLimits() {}
}
