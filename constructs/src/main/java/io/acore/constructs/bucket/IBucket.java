package io.acore.constructs.bucket;

import io.acore.constructs.role.IRole;
import io.acore.constructs.terraform.Expression;

/** A bucket that is ours or was there before. */
public interface IBucket {
  Expression name();

  Expression arn();

  /**
   * Lets the role read below a prefix.
   *
   * @param prefix {@code app/*}{@code /agent/}: without a leading slash, {@code *} for any one
   */
  void grantRead(IRole role, String prefix);

  /** Lets the role read, write and delete below a prefix. */
  void grantReadWrite(IRole role, String prefix);

  /** Lets the role write below a prefix, but not read back what is there. */
  void grantWrite(IRole role, String prefix);
}
