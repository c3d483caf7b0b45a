package io.acore.constructs.key;

import io.acore.constructs.role.IRole;
import io.acore.constructs.terraform.Expression;

/** A key that exists already; its policy has to allow IAM, alarms and CloudWatch Logs by itself. */
record ImportedKey(Expression arn) implements IKey {
  @Override
  public void grantEncryptDecrypt(IRole role) {
    KeyPermissions.encryptDecrypt(role, arn);
  }

  @Override
  public void grantDecrypt(IRole role) {
    KeyPermissions.decrypt(role, arn);
  }

  @Override
  public void grantAlarms() {}

  @Override
  public boolean grantDistributions() {
    return false;
  }

  @Override
  public void grantLogs(Expression region, String logGroupPrefix) {}
}
