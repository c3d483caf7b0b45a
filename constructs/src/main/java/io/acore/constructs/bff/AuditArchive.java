package io.acore.constructs.bff;

import io.acore.constructs.bucket.Bucket;
import io.acore.constructs.bucket.BucketProps;
import io.acore.constructs.function.LambdaFunction;
import io.acore.constructs.key.IKey;
import io.acore.constructs.role.Role;
import io.acore.constructs.role.RoleName;
import io.acore.constructs.role.RoleProps;
import io.acore.constructs.role.Statement;
import io.acore.constructs.role.Trust;
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

/** A bucket that keeps the audit records of functions as they were written, for a fixed time. */
public final class AuditArchive extends PlacedConstruct {
  private static final String STREAM = "aws_kinesis_firehose_delivery_stream";
  private static final int MOST_MINUTES_LATE = 5;
  private static final int MEGABYTES = 5;
  private static final String PREFIX = "audit/";

  private final AcoreStack stack;
  private final String address;
  private final Role sender;
  private final Bucket kept;

  /**
   * Makes the archive; its Terraform address is the construct's path.
   *
   * @param bucket with an object lock
   */
  public AuditArchive(
      Construct scope, String id, String name, BucketProps bucket, Expression region) {
    super(scope, id);
    this.stack = AcoreStack.of(this);
    this.address = Address.of(this);
    this.kept = new Bucket(this, "bucket", bucket);
    Role writer =
        new Role(
            this,
            "writer",
            RoleProps.of(
                RoleName.of(name, "audit-writer"), Trust.service("firehose.amazonaws.com")));
    kept.grantWrite(writer, PREFIX);
    Map<String, Object> target = new LinkedHashMap<>();
    target.put("role_arn", writer.arn());
    target.put("bucket_arn", kept.arn());
    target.put("prefix", PREFIX);
    target.put("error_output_prefix", PREFIX + "failed/");
    target.put("buffering_interval", MOST_MINUTES_LATE * 60);
    target.put("buffering_size", MEGABYTES);
    target.put("compression_format", "UNCOMPRESSED");
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("name", name + "-audit");
    body.put("destination", "extended_s3");
    body.put("extended_s3_configuration", target);
    body.put("server_side_encryption", encryption(bucket.key()));
    body.put("tags", stack.tags());
    body.put("depends_on", List.of(kept.dependency(), writer.dependency().orElseThrow()));
    stack.block(Block.RESOURCE, STREAM, address, body);
    this.sender =
        new Role(
            this,
            "sender",
            RoleProps.of(
                RoleName.of(name, "audit-sender"),
                Trust.service("logs.amazonaws.com", "logs", region)));
    sender.grant(Statement.allow(List.of("firehose:PutRecord", "firehose:PutRecordBatch"), arn()));
  }

  /** Sends the audit records of a function there; everything else it says stays in its log. */
  public void of(String id, LambdaFunction function) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("name", "audit");
    body.put("log_group_name", function.logs().name());
    body.put("filter_pattern", "{ $.type = \"acore.audit\" }");
    body.put("destination_arn", arn());
    body.put("role_arn", sender.arn());
    body.put("depends_on", List.of(sender.dependency().orElseThrow()));
    stack.block(Block.RESOURCE, "aws_cloudwatch_log_subscription_filter", address + "_" + id, body);
  }

  /** The bucket's name. */
  public Expression bucket() {
    return kept.name();
  }

  private static Map<String, Object> encryption(Optional<IKey> key) {
    Map<String, Object> encryption = new LinkedHashMap<>();
    encryption.put("enabled", true);
    key.ifPresent(
        ours -> {
          encryption.put("key_type", "CUSTOMER_MANAGED_CMK");
          encryption.put("key_arn", ours.arn());
        });
    return encryption;
  }

  private Expression arn() {
    return Expression.reference(STREAM + "." + address + ".arn");
  }
}
