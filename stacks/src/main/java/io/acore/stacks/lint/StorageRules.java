package io.acore.stacks.lint;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.BiConsumer;

/** What is kept, how long, and who can read it. */
final class StorageRules {
  private static final List<String> BLOCKS =
      List.of(
          "block_public_acls",
          "block_public_policy",
          "ignore_public_acls",
          "restrict_public_buckets");

  private StorageRules() {}

  static void logRetention(Stack stack, BiConsumer<Block, String> report) {
    for (Block group : stack.blocks("aws_cloudwatch_log_group")) {
      JsonNode days = group.body().path("retention_in_days");
      if (days.isMissingNode() || days.asText().equals("0")) {
        report.accept(group, "has no retention_in_days");
      }
    }
  }

  static void publicBucket(Stack stack, BiConsumer<Block, String> report) {
    for (Block bucket : stack.blocks("aws_s3_bucket")) {
      if (!stack.has("aws_s3_bucket_public_access_block", "bucket", bucket)) {
        report.accept(bucket, "has no aws_s3_bucket_public_access_block");
      }
    }
    for (Block access : stack.blocks("aws_s3_bucket_public_access_block")) {
      BLOCKS.stream()
          .filter(name -> !access.body().path(name).asBoolean(false))
          .forEach(name -> report.accept(access, "`" + name + "` is off"));
    }
    for (Block acl : stack.blocks("aws_s3_bucket_acl")) {
      if (acl.text("acl").startsWith("public")) {
        report.accept(acl, "its acl is `" + acl.text("acl") + "`");
      }
    }
  }

  static void bucketEncryption(Stack stack, BiConsumer<Block, String> report) {
    for (Block bucket : stack.blocks("aws_s3_bucket")) {
      if (!stack.has("aws_s3_bucket_server_side_encryption_configuration", "bucket", bucket)) {
        report.accept(bucket, "has no aws_s3_bucket_server_side_encryption_configuration");
      }
    }
  }

  static void bucketTls(Stack stack, BiConsumer<Block, String> report) {
    for (Block bucket : stack.blocks("aws_s3_bucket")) {
      boolean tls =
          stack.blocks("aws_s3_bucket_policy").stream()
              .filter(
                  policy ->
                      policy.text("bucket").contains(bucket.address() + ".")
                          || policy.text("bucket").equals(bucket.text("bucket")))
              .anyMatch(policy -> deniesPlainHttp(stack, policy));
      if (!tls) {
        report.accept(bucket, "no policy denies plain HTTP");
      }
    }
  }

  private static boolean deniesPlainHttp(Stack stack, Block policy) {
    return Statement.of(stack.json(policy.body().path("policy"))).stream()
        .anyMatch(
            statement ->
                !statement.allows()
                    && statement
                        .body()
                        .path("Condition")
                        .toString()
                        .contains("\"aws:SecureTransport\":\"false\""));
  }

  static void queueEncryption(Stack stack, BiConsumer<Block, String> report) {
    for (Block queue : stack.blocks("aws_sqs_queue")) {
      if (!queue.body().path("sqs_managed_sse_enabled").asBoolean(false)
          && queue.text("kms_master_key_id").isEmpty()) {
        report.accept(queue, "has neither sqs_managed_sse_enabled nor kms_master_key_id");
      }
    }
  }

  static void topicEncryption(Stack stack, BiConsumer<Block, String> report) {
    for (Block topic : stack.blocks("aws_sns_topic")) {
      // CloudWatch cannot publish with AWS's own key, and an alarm says nothing secret
      boolean alarms =
          stack.blocks("aws_cloudwatch_metric_alarm").stream()
              .anyMatch(it -> it.body().toString().contains("${" + topic.address() + "."));
      if (topic.text("kms_master_key_id").isEmpty() && !alarms) {
        report.accept(topic, "has no kms_master_key_id");
      }
    }
  }

  static void tableRecovery(Stack stack, BiConsumer<Block, String> report) {
    for (Block table : stack.blocks("aws_dynamodb_table")) {
      if (!table.block("point_in_time_recovery").path("enabled").asBoolean(false)) {
        report.accept(table, "point_in_time_recovery is off");
      }
    }
  }

  static void keyRotation(Stack stack, BiConsumer<Block, String> report) {
    for (Block key : stack.blocks("aws_kms_key")) {
      boolean symmetric =
          key.text("customer_master_key_spec").isEmpty()
              || key.text("customer_master_key_spec").equals("SYMMETRIC_DEFAULT");
      if (symmetric && !key.body().path("enable_key_rotation").asBoolean(false)) {
        report.accept(key, "enable_key_rotation is off");
      }
    }
  }

  static void state(Stack stack, BiConsumer<Block, String> report) {
    JsonNode backend = stack.document().path("terraform").path("backend").path("s3");
    if (!backend.isMissingNode() && !backend.path("encrypt").asBoolean(false)) {
      report.accept(new Block("terraform", "backend", backend), "`encrypt` is off");
    }
  }
}
