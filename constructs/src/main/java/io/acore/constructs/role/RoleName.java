package io.acore.constructs.role;

import io.acore.base.Sha256;

/** Role names for constructs that make their own role. */
public final class RoleName {
  private static final int MOST = 64;
  private static final int HASH = 8;

  private RoleName() {}

  /**
   * {@code <owner>-<part>}; cut to IAM's 64 characters, where a hash keeps it apart from others.
   */
  public static String of(String owner, String part) {
    String name = owner + "-" + part;
    if (name.length() <= MOST) {
      return name;
    }
    String hash = Sha256.of(name).hex().substring(0, HASH);
    return name.substring(0, MOST - HASH - 1) + "-" + hash;
  }
}
