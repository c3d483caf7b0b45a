package io.acore.constructs.bucket;

import io.acore.constructs.limit.Limit;

/**
 * For how long an object stays as it was written.
 *
 * @param mode who may still shorten it
 * @param days from the object's creation
 */
public record ObjectLock(Mode mode, int days) {
  public ObjectLock {
    Limit.range("days of the object lock", days, 1, 36_500);
  }

  /** S3's words. */
  public enum Mode {
    /** Whoever has {@code s3:BypassGovernanceRetention}. */
    GOVERNANCE,
    /** Nobody, not even the account's root user. */
    COMPLIANCE
  }
}
