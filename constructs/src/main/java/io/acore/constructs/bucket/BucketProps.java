package io.acore.constructs.bucket;

import io.acore.constructs.key.IKey;
import io.acore.constructs.limit.AwsLimits;
import io.acore.constructs.terraform.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a bucket is. Public access is always blocked, requests without TLS are always refused.
 *
 * @param name unique in all of AWS
 * @param key encrypts the objects; without it S3's own keys do (SSE-S3)
 * @param versioned whether an overwritten object is kept; off unless asked for
 * @param expireDays objects are deleted after so many days; without it never
 * @param expireOldVersionsDays overwritten objects are deleted after so many days; without it never
 * @param forceDestroy whether {@code terraform destroy} also deletes a bucket with objects in it;
 *     off unless asked for
 * @param shortLived whether the bucket lives so shortly that nothing in it gets old: it has no
 *     lifecycle rules, for each of which the provider waits 50 s; off unless asked for
 * @param statements of the bucket's policy besides the one about TLS; none unless given
 * @param lock keeps every object from being changed or deleted for a while; without it nothing does
 * @param logBucket name of an existing bucket of the same region that gets a line for each request;
 *     without it nothing does
 * @param provider the Terraform provider that makes it ({@code aws.agentcore}); without it the
 *     stack's default one
 */
public record BucketProps(
    Expression name,
    Optional<IKey> key,
    boolean versioned,
    Optional<Integer> expireDays,
    Optional<Integer> expireOldVersionsDays,
    boolean forceDestroy,
    boolean shortLived,
    List<Map<String, Object>> statements,
    Optional<ObjectLock> lock,
    Optional<String> logBucket,
    Optional<String> provider) {

  public BucketProps {
    AwsLimits.BUCKET_NAME.check(name);
    statements = List.copyOf(statements);
  }

  public static Builder named(Expression name) {
    return new Builder(name);
  }

  /** Collects what is optional. */
  public static final class Builder {
    private final Expression name;
    private Optional<IKey> key = Optional.empty();
    private boolean versioned;
    private Optional<Integer> expireDays = Optional.empty();
    private Optional<Integer> expireOldVersionsDays = Optional.empty();
    private boolean forceDestroy;
    private boolean shortLived;
    private List<Map<String, Object>> statements = List.of();
    private Optional<ObjectLock> lock = Optional.empty();
    private Optional<String> logBucket = Optional.empty();
    private Optional<String> provider = Optional.empty();

    private Builder(Expression name) {
      this.name = name;
    }

    public Builder key(Optional<IKey> key) {
      this.key = key;
      return this;
    }

    public Builder versioned() {
      this.versioned = true;
      return this;
    }

    public Builder expireDays(int days) {
      this.expireDays = Optional.of(days);
      return this;
    }

    public Builder expireOldVersionsDays(int days) {
      this.expireOldVersionsDays = Optional.of(days);
      return this;
    }

    public Builder forceDestroy() {
      this.forceDestroy = true;
      return this;
    }

    public Builder shortLived() {
      this.shortLived = true;
      return this;
    }

    /** Another statement of the bucket's policy, as IAM writes it. */
    public Builder statement(Map<String, Object> statement) {
      List<Map<String, Object>> all = new ArrayList<>(statements);
      all.add(statement);
      this.statements = all;
      return this;
    }

    /** Objects are kept as they are; that takes versions. */
    public Builder lock(ObjectLock lock) {
      this.lock = Optional.of(lock);
      this.versioned = true;
      return this;
    }

    public Builder logBucket(Optional<String> bucket) {
      this.logBucket = bucket;
      return this;
    }

    public Builder provider(Optional<String> provider) {
      this.provider = provider;
      return this;
    }

    public BucketProps build() {
      return new BucketProps(
          name,
          key,
          versioned,
          expireDays,
          expireOldVersionsDays,
          forceDestroy,
          shortLived,
          statements,
          lock,
          logBucket,
          provider);
    }
  }
}
