package io.acore.stacks.agent;

import io.acore.constructs.bucket.Bucket;
import io.acore.constructs.bucket.BucketProps;
import io.acore.constructs.role.Account;
import io.acore.constructs.terraform.Expression;
import io.acore.stacks.config.ConfigLoader;
import java.util.Locale;

/** The agent's own buckets. */
final class Buckets {
  // 63 for a bucket, less the account, the longest region and two hyphens.
  private static final int MOST_NAME = 35;
  private static final int KEEP_OLD_VERSIONS_DAYS = 90;

  private Buckets() {}

  /** Where packages are uploaded to. They can be made again, so they go with the bucket. */
  static Bucket deployments(AgentContext context) {
    return new Bucket(
        context.stack(),
        "deployments",
        fitting(context, BucketProps.named(name(context, "deployments")))
            .versioned()
            .expireOldVersionsDays(KEEP_OLD_VERSIONS_DAYS)
            .forceDestroy()
            .build());
  }

  /**
   * What the agent keeps, below {@code <AppID>/<TenantID>/<AgentName>/}. It is somebody's data, so
   * Terraform alone stops at a bucket that is not empty.
   */
  static Bucket memory(AgentContext context) {
    return new Bucket(
        context.stack(),
        "memory_bucket",
        fitting(context, BucketProps.named(name(context, "memory")))
            .versioned()
            .expireOldVersionsDays(KEEP_OLD_VERSIONS_DAYS)
            .build());
  }

  /** With the stack's key. In the local cloud nobody's data is at stake and nothing gets old. */
  static BucketProps.Builder fitting(AgentContext context, BucketProps.Builder props) {
    props
        .key(Encryption.of(context))
        .logBucket(context.logBucket(context.config().agentcoreRegion()));
    return context.config().environment().equals(ConfigLoader.LOCAL)
        ? props.forceDestroy().shortLived()
        : props;
  }

  /** The part of the memory bucket that is this agent's, whoever the tenant is. */
  static String memoryPrefix(AgentContext context) {
    return context.config().root().text("app_id") + "/*/" + context.config().agentName() + "/";
  }

  // A bucket's name is unique in all of AWS: account and region stand behind it.
  private static Expression name(AgentContext context, String part) {
    String name = context.naming().hyphenated(part, MOST_NAME).toLowerCase(Locale.ROOT);
    return Expression.literal(name + "-")
        .plus(Account.of(context.stack()).id())
        .plus("-")
        .plus(context.region());
  }
}
