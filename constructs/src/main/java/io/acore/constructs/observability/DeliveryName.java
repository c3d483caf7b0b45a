package io.acore.constructs.observability;

import io.acore.base.Sha256;

/** Names of delivery sources and destinations, which are unique in account and region. */
final class DeliveryName {
  private static final int MOST = 60;
  private static final int HASH = 8;

  private DeliveryName() {}

  /** {@code <owner>-<part>}, cut to the 60 letters, digits, `-` and `_` that AWS takes. */
  static String of(String owner, String part) {
    String name = (owner + "-" + part).replaceAll("[^A-Za-z0-9_-]", "-");
    if (name.length() <= MOST) {
      return name;
    }
    String hash = Sha256.of(name).hex().substring(0, HASH);
    return name.substring(0, MOST - HASH - 1) + "-" + hash;
  }
}
