package io.acore.constructs.runtime;

import io.acore.base.Sha256;
import io.acore.constructs.bucket.Bucket;
import io.acore.constructs.function.FunctionCode;
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

/** A packaged zip that Terraform uploads, once for all that run it, under a key from its hash. */
public final class DeployedZip extends PlacedConstruct {
  private static final int MOST_TAGS = 10;

  private final Bucket bucket;
  private final String address;
  private final String key;

  /**
   * Uploads a zip.
   *
   * @param folder where in the bucket, with a slash at the end: {@code deployments/my-agent/}
   * @param source where the zip is when Terraform runs
   * @param tags that the provider puts on everything
   */
  public DeployedZip(
      Construct scope,
      String id,
      Bucket bucket,
      String folder,
      Sha256 digest,
      Expression source,
      Map<String, String> tags) {
    super(scope, id);
    this.bucket = bucket;
    this.address = Address.of(this);
    this.key = folder + digest.hex() + ".zip";
    AcoreStack stack = AcoreStack.of(this);
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("bucket", bucket.name());
    body.put("key", key);
    body.put("source", source);
    body.put("source_hash", digest.hex());
    body.put("content_type", "application/zip");
    body.put("depends_on", List.of(bucket.dependency()));
    // The new zip is there, and the runtime uses it, before the old one goes.
    body.put("lifecycle", Map.of("create_before_destroy", true));
    body.putAll(tags(tags));
    stack.block(Block.RESOURCE, "aws_s3_object", address, body);
  }

  // S3 takes ten tags on an object, and the provider sends all of its default ones: beyond ten the
  // object has none. (Some of the default ones again would be a change in every plan.)
  private static Map<String, Object> tags(Map<String, String> all) {
    return all.size() <= MOST_TAGS
        ? Map.of()
        : Map.of(
            "override_provider",
            List.of(Map.of("default_tags", List.of(Map.of("tags", Map.of())))));
  }

  /** The zip as the code of functions, which wait until it is there. */
  public FunctionCode functionCode() {
    return new FunctionCode.StoredObject(
        bucket.name(), Expression.reference("aws_s3_object." + address + ".key"));
  }

  /** The zip as a runtime's code. */
  public AgentCode code(LanguageRuntime runtime, List<String> entryPoint) {
    return new CodeZip(
        bucket,
        Expression.literal(key),
        runtime,
        entryPoint,
        Optional.of("aws_s3_object." + address));
  }
}
