package io.acore.stacks.deploy;

import io.acore.base.Json;
import io.acore.base.ProcessRequest;
import io.acore.base.ProcessResult;
import io.acore.base.ProcessRunner;
import io.acore.base.ToolError;
import io.acore.base.UserError;
import io.acore.stacks.config.Section;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The bucket for Terraform's state: versioned, encrypted, over TLS only, closed to the public. The
 * state's lock is a file in it ({@code use_lockfile}), so there is no table to make.
 */
public final class BackendBucket {
  private static final int KEEP_OLD_STATES_DAYS = 365;

  private final Target target;
  private final ProcessRunner processes;
  private final Talk talk;

  public BackendBucket(Target target, ProcessRunner processes, Talk talk) {
    this.target = target;
    this.processes = processes;
    this.talk = talk;
  }

  /**
   * What there is now.
   *
   * @param created whether it was made just now; otherwise its settings were put right
   * @param named whether acore.yaml names it already
   */
  public record Result(String bucket, String region, boolean created, boolean named) {

    public String text() {
      String done =
          "`"
              + bucket
              + "` in "
              + region
              + (created ? " is there now" : " was there; its settings are right")
              + '\n';
      return named
          ? done
          : done
              + "add to acore.yaml:\nbackend:\n  type: s3\n  bucket: "
              + bucket
              + "\n  region: "
              + region
              + "\n";
    }

    public String json() {
      return Json.pretty(
          Map.of(
              "version", 1, "bucket", bucket, "region", region, "created", created, "named",
              named));
    }
  }

  /**
   * Makes the bucket, or puts right the settings of the one that is there.
   *
   * @param wanted its name; empty takes {@code backend.bucket}, or a name of the account's own
   */
  public Result create(Optional<String> wanted) {
    Section backend = target.config().root().section("backend");
    String region = backend.optionalText("region").orElse(target.config().region());
    Optional<String> configured = backend.optionalText("bucket");
    Caller caller = Caller.ask(target, processes);
    String bucket =
        wanted.or(() -> configured).orElse("acore-state-" + caller.account() + "-" + region);
    boolean created = make(bucket, region, caller);
    talk.say("settings of `" + bucket + "`: versions, encryption, TLS only, no public access");
    put(
        "put-public-access-block",
        bucket,
        region,
        "--public-access-block-configuration",
        Map.of(
            "BlockPublicAcls", true,
            "IgnorePublicAcls", true,
            "BlockPublicPolicy", true,
            "RestrictPublicBuckets", true));
    put(
        "put-bucket-versioning",
        bucket,
        region,
        "--versioning-configuration",
        Map.of("Status", "Enabled"));
    put(
        "put-bucket-encryption",
        bucket,
        region,
        "--server-side-encryption-configuration",
        Map.of("Rules", List.of(encryption(backend.optionalText("kms_key_id")))));
    put(
        "put-bucket-lifecycle-configuration",
        bucket,
        region,
        "--lifecycle-configuration",
        Map.of("Rules", List.of(expiry())));
    put("put-bucket-policy", bucket, region, "--policy", tlsOnly(bucket, region));
    return new Result(
        bucket, region, created, configured.isPresent() && configured.get().equals(bucket));
  }

  private boolean make(String bucket, String region, Caller caller) {
    ProcessResult there =
        aws(
            region,
            List.of(
                "head-bucket", "--bucket", bucket, "--expected-bucket-owner", caller.account()));
    if (there.ok()) {
      return false;
    }
    if (there.stderr().contains("(403)")) {
      throw new UserError(
          "The bucket `" + bucket + "` belongs to somebody else",
          "bucket names are unique in all of AWS, and account "
              + caller.account()
              + " does not own it",
          "choose another name with --bucket or `backend.bucket`");
    }
    List<String> create = new ArrayList<>(List.of("create-bucket", "--bucket", bucket));
    if (!region.equals("us-east-1")) {
      create.addAll(List.of("--create-bucket-configuration", "LocationConstraint=" + region));
    }
    ok(aws(region, create), "The bucket `" + bucket + "` cannot be made", "s3:CreateBucket");
    return true;
  }

  private void put(String command, String bucket, String region, String option, Object value) {
    ok(
        aws(region, List.of(command, "--bucket", bucket, option, Json.compact(value))),
        "The bucket `" + bucket + "` is there, but not as it should be: `" + command + "` failed",
        "the settings of that bucket");
  }

  private static Map<String, Object> encryption(Optional<String> key) {
    Map<String, Object> by = new LinkedHashMap<>();
    by.put("SSEAlgorithm", key.isPresent() ? "aws:kms" : "AES256");
    key.ifPresent(id -> by.put("KMSMasterKeyID", id));
    return Map.of("ApplyServerSideEncryptionByDefault", by, "BucketKeyEnabled", true);
  }

  private static Map<String, Object> expiry() {
    return Map.of(
        "ID",
        "old-states",
        "Status",
        "Enabled",
        "Filter",
        Map.of("Prefix", ""),
        "NoncurrentVersionExpiration",
        Map.of("NoncurrentDays", KEEP_OLD_STATES_DAYS));
  }

  private static Map<String, Object> tlsOnly(String bucket, String region) {
    String partition =
        region.startsWith("cn-") ? "aws-cn" : region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
    String arn = "arn:" + partition + ":s3:::" + bucket;
    return Map.of(
        "Version",
        "2012-10-17",
        "Statement",
        List.of(
            Map.of(
                "Sid", "OnlyOverTls",
                "Effect", "Deny",
                "Principal", "*",
                "Action", "s3:*",
                "Resource", List.of(arn, arn + "/*"),
                "Condition", Map.of("Bool", Map.of("aws:SecureTransport", "false")))));
  }

  private ProcessResult aws(String region, List<String> arguments) {
    List<String> command = new ArrayList<>(List.of("aws", "s3api"));
    command.addAll(arguments);
    command.addAll(List.of("--region", region));
    return processes.run(target.prepare(ProcessRequest.of(command)).with("AWS_PAGER", ""));
  }

  private static void ok(ProcessResult result, String what, String needed) {
    if (!result.ok()) {
      throw new ToolError(
          what,
          result.stderr().strip().replaceAll("\\s+", " "),
          "allow "
              + needed
              + " for your identity, then run `acore backend create` again: it goes on"
              + " from where it is");
    }
  }
}
