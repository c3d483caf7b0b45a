package io.acore.constructs.browser;

import io.acore.constructs.limit.AwsLimits;
import io.acore.constructs.limit.Limit;
import io.acore.constructs.role.Account;
import io.acore.constructs.role.IRole;
import io.acore.constructs.role.Statement;
import io.acore.constructs.terraform.Expression;
import java.util.List;
import java.util.Map;

/**
 * Keeps what happens in each session in a bucket.
 *
 * @param bucket the bucket's name
 * @param prefix of the keys, without a slash at its end
 */
public record BrowserRecording(Expression bucket, String prefix) {
  private static final Limit PREFIX =
      Limit.form(
          "recording prefix",
          "[^/].*[^/]|[^/]",
          1,
          1024,
          "a key prefix without a slash at either end",
          "recordings");

  public BrowserRecording {
    AwsLimits.BUCKET_NAME.check(bucket);
    PREFIX.check(prefix);
  }

  /** The API's {@code recording}. */
  Map<String, Object> input() {
    return Map.of("enabled", true, "s3Location", Map.of("bucket", bucket, "prefix", prefix));
  }

  /** Writing below the prefix is all that a browser needs; it reads nothing back. */
  void grantWrite(IRole role, Account account) {
    Expression objects =
        Expression.literal("arn:")
            .plus(account.partition())
            .plus(":s3:::")
            .plus(bucket)
            .plus("/" + prefix + "/*");
    role.grant(
        Statement.allow(
                List.of("s3:PutObject", "s3:ListMultipartUploadParts", "s3:AbortMultipartUpload"),
                objects)
            .when("StringEquals", "aws:ResourceAccount", account.id()));
  }
}
