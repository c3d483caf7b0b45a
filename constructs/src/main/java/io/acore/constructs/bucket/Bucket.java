package io.acore.constructs.bucket;

import io.acore.constructs.role.Account;
import io.acore.constructs.role.IRole;
import io.acore.constructs.terraform.AcoreStack;
import io.acore.constructs.terraform.Address;
import io.acore.constructs.terraform.Block;
import io.acore.constructs.terraform.Expression;
import io.acore.constructs.terraform.PlacedConstruct;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.constructs.Construct;

/** A private bucket: TLS only, encrypted, no public access. */
public final class Bucket extends PlacedConstruct implements IBucket {
  private static final int ABORT_UPLOAD_DAYS = 7;

  private final AcoreStack stack;
  private final String address;
  private final BucketProps props;
  private final BucketPermissions permissions;

  public Bucket(Construct scope, String id, BucketProps props) {
    super(scope, id);
    this.stack = AcoreStack.of(this);
    this.address = Address.of(this);
    this.props = props;
    this.permissions = new BucketPermissions(arn(), props.key());
    emitBucket();
    emitAccess();
    emitEncryption();
    emitVersioning();
    props.lock().ifPresent(this::emitLock);
    props.logBucket().ifPresent(this::emitLogging);
    if (!props.shortLived()) {
      emitLifecycle();
      emitEvents();
    }
  }

  /** A bucket that exists already, by its name. */
  public static IBucket fromName(Construct scope, Expression name) {
    Expression arn =
        Expression.literal("arn:")
            .plus(Account.of(AcoreStack.of(scope)).partition())
            .plus(":s3:::")
            .plus(name);
    return new ImportedBucket(name, arn, new BucketPermissions(arn, Optional.empty()));
  }

  @Override
  public Expression name() {
    return attribute("id");
  }

  @Override
  public Expression arn() {
    return attribute("arn");
  }

  @Override
  public void grantRead(IRole role, String prefix) {
    permissions.read(role, prefix);
  }

  @Override
  public void grantReadWrite(IRole role, String prefix) {
    permissions.readWrite(role, prefix);
  }

  @Override
  public void grantWrite(IRole role, String prefix) {
    permissions.write(role, prefix);
  }

  /** Its host name in its region, as CloudFront asks for it. */
  public Expression domain() {
    return attribute("bucket_regional_domain_name");
  }

  /** What an object in it waits for: until the policy stands, an upload could go without TLS. */
  public String dependency() {
    return "aws_s3_bucket_policy." + address;
  }

  private Expression attribute(String name) {
    return Expression.reference("aws_s3_bucket." + address + "." + name);
  }

  private void emitBucket() {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("force_destroy", props.forceDestroy());
    if (props.lock().isPresent()) {
      body.put("object_lock_enabled", true);
    }
    body.put("tags", stack.tags());
    emit("aws_s3_bucket", props.name(), body);
  }

  private void emitAccess() {
    emit(
        "aws_s3_bucket_public_access_block",
        name(),
        Map.of(
            "block_public_acls", true,
            "block_public_policy", true,
            "ignore_public_acls", true,
            "restrict_public_buckets", true));
    List<Map<String, ?>> statements = new ArrayList<>(List.of(tlsOnly()));
    statements.addAll(props.statements());
    Expression policy =
        stack.local(address + "_policy", Map.of("Version", "2012-10-17", "Statement", statements));
    emit(
        "aws_s3_bucket_policy",
        name(),
        Map.of(
            "policy",
            Expression.reference("jsonencode(" + policy.inner() + ")"),
            // Both calls at once make S3 answer "conflicting conditional operation".
            "depends_on",
            List.of("aws_s3_bucket_public_access_block." + address)));
  }

  private Map<String, Object> tlsOnly() {
    Map<String, Object> statement = new LinkedHashMap<>();
    statement.put("Sid", "RefuseWithoutTls");
    statement.put("Effect", "Deny");
    statement.put("Principal", "*");
    // IAM reads an action in either case. moto does not, and it reads no conditions either: for it
    // `s3:*` would refuse every upload.
    statement.put("Action", "S3:*");
    statement.put("Resource", List.of(arn(), arn().plus("/*")));
    statement.put("Condition", Map.of("Bool", Map.of("aws:SecureTransport", "false")));
    return statement;
  }

  private void emitEncryption() {
    Map<String, Object> rule = new LinkedHashMap<>();
    rule.put("sse_algorithm", props.key().isPresent() ? "aws:kms" : "AES256");
    props.key().ifPresent(key -> rule.put("kms_master_key_id", key.arn()));
    emit(
        "aws_s3_bucket_server_side_encryption_configuration",
        name(),
        Map.of(
            "rule",
            List.of(
                Map.of(
                    "apply_server_side_encryption_by_default",
                    List.of(rule),
                    "bucket_key_enabled",
                    props.key().isPresent()))));
  }

  private void emitVersioning() {
    if (props.versioned()) {
      emit(
          "aws_s3_bucket_versioning",
          name(),
          Map.of("versioning_configuration", List.of(Map.of("status", "Enabled"))));
    }
  }

  private void emitLock(ObjectLock lock) {
    Map<String, Object> retention = Map.of("mode", lock.mode().name(), "days", lock.days());
    emit(
        "aws_s3_bucket_object_lock_configuration",
        name(),
        Map.of(
            "rule",
            List.of(Map.of("default_retention", List.of(retention))),
            "depends_on",
            List.of("aws_s3_bucket_versioning." + address)));
  }

  private void emitLogging(String target) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("target_bucket", target);
    body.put("target_prefix", Expression.literal("s3/").plus(name()).plus("/"));
    emit("aws_s3_bucket_logging", name(), body);
  }

  // A bucket has one list of receivers. With EventBridge in it, whoever wants to know of an object
  // writes a rule of his own and leaves this stack alone.
  private void emitEvents() {
    emit("aws_s3_bucket_notification", name(), Map.of("eventbridge", true));
  }

  private void emitLifecycle() {
    List<Map<String, ?>> rules = new ArrayList<>();
    rules.add(
        rule(
            "unfinished-uploads",
            "abort_incomplete_multipart_upload",
            Map.of("days_after_initiation", ABORT_UPLOAD_DAYS)));
    props
        .expireDays()
        .ifPresent(days -> rules.add(rule("old-objects", "expiration", Map.of("days", days))));
    props
        .expireOldVersionsDays()
        .ifPresent(
            days ->
                rules.add(
                    rule(
                        "old-versions",
                        "noncurrent_version_expiration",
                        Map.of("noncurrent_days", days))));
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("rule", rules);
    if (props.versioned()) {
      body.put("depends_on", List.of("aws_s3_bucket_versioning." + address));
    }
    emit("aws_s3_bucket_lifecycle_configuration", name(), body);
  }

  private static Map<String, Object> rule(String id, String action, Map<String, ?> settings) {
    return Map.of(
        "id",
        id,
        "status",
        "Enabled",
        "filter",
        List.of(Map.of("prefix", "")),
        action,
        List.of(settings));
  }

  private void emit(String type, Expression bucket, Map<String, ?> more) {
    Map<String, Object> body = new LinkedHashMap<>(more);
    props.provider().ifPresent(alias -> body.put("provider", alias));
    body.put("bucket", bucket);
    stack.block(Block.RESOURCE, type, address, body);
  }
}
