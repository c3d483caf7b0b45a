package io.acore.localcloud.process;

import io.acore.base.Sha256;
import java.math.BigInteger;
import java.nio.file.Path;

/** The account id of a project's local cloud. */
final class Account {
  private static final BigInteger LAST_ELEVEN = BigInteger.TEN.pow(11);

  private Account() {}

  /**
   * Twelve digits made of the folder's path: the same at every start, so that state which names it
   * stays true, and no placeholder, so that nothing passes here that AWS would refuse. It starts
   * with 9, to be told from a real one at a glance.
   */
  static String of(Path projectFolder) {
    BigInteger number = new BigInteger(Sha256.of(projectFolder.toString()).hex(), 16);
    return String.format("9%011d", number.mod(LAST_ELEVEN));
  }
}
