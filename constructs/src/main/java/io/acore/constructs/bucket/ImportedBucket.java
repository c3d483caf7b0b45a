package io.acore.constructs.bucket;

import io.acore.constructs.role.IRole;
import io.acore.constructs.terraform.Expression;

/** A bucket that exists already; its own policy and encryption stay as they are. */
record ImportedBucket(Expression name, Expression arn, BucketPermissions permissions)
    implements IBucket {
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
}
