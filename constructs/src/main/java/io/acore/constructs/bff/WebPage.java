package io.acore.constructs.bff;

import io.acore.base.Sha256;
import io.acore.constructs.bucket.Bucket;
import io.acore.constructs.bucket.BucketProps;
import io.acore.constructs.terraform.AcoreStack;
import io.acore.constructs.terraform.Address;
import io.acore.constructs.terraform.Block;
import io.acore.constructs.terraform.Expression;
import io.acore.constructs.terraform.PlacedConstruct;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.constructs.Construct;

/** The page's files in a bucket that only one distribution reads. */
public final class WebPage extends PlacedConstruct {
  private static final Map<String, String> TYPES =
      Map.of(
          "css", "text/css; charset=utf-8",
          "html", "text/html; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "svg", "image/svg+xml");

  private final Bucket bucket;

  /**
   * Makes the bucket and uploads the files.
   *
   * @param bucket what the bucket is; a statement for the distribution is added
   * @param distribution the ARN of the {@link Distribution} that reads it
   * @param files their texts by name
   */
  public WebPage(
      Construct scope,
      String id,
      BucketProps.Builder bucket,
      Expression distribution,
      Map<String, String> files) {
    super(scope, id);
    AcoreStack stack = AcoreStack.of(this);
    String address = Address.of(this);
    Expression arn = Expression.reference("aws_s3_bucket." + address + "_bucket.arn");
    this.bucket = new Bucket(this, "bucket", bucket.statement(reading(arn, distribution)).build());
    files.forEach(
        (name, text) -> {
          stack.file("web/" + name, text);
          Map<String, Object> body = new LinkedHashMap<>();
          body.put("bucket", this.bucket.name());
          body.put("key", name);
          body.put("source", Expression.token("${path.module}/web/" + name));
          body.put("source_hash", Sha256.of(text).hex());
          body.put("content_type", type(name));
          // The names stay the same, so a browser asks each time whether the file did.
          body.put("cache_control", "no-cache");
          // S3 takes ten tags on an object, and these are no resources that anybody looks for.
          body.put(
              "override_provider",
              List.of(Map.of("default_tags", List.of(Map.of("tags", Map.of())))));
          body.put("depends_on", List.of(this.bucket.dependency()));
          stack.block(
              Block.RESOURCE, "aws_s3_object", address + "_" + name.replace('.', '_'), body);
        });
  }

  Bucket bucket() {
    return bucket;
  }

  /** The bucket's name. */
  public Expression name() {
    return bucket.name();
  }

  private static Map<String, Object> reading(Expression bucketArn, Expression distribution) {
    Map<String, Object> statement = new LinkedHashMap<>();
    statement.put("Sid", "OneDistributionReads");
    statement.put("Effect", "Allow");
    statement.put("Principal", Map.of("Service", "cloudfront.amazonaws.com"));
    statement.put("Action", "s3:GetObject");
    statement.put("Resource", bucketArn.plus("/*"));
    statement.put("Condition", Map.of("StringEquals", Map.of("AWS:SourceArn", distribution)));
    return statement;
  }

  private static String type(String name) {
    String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
    if (type == null) {
      throw new IllegalStateException("no content type for " + name);
    }
    return type;
  }
}
