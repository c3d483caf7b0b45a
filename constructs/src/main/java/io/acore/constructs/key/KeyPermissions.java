package io.acore.constructs.key;

import io.acore.constructs.role.IRole;
import io.acore.constructs.role.Statement;
import io.acore.constructs.terraform.Expression;
import java.util.List;

/** What using a key takes; the key's own policy leaves that to IAM. */
final class KeyPermissions {
  private static final List<String> DECRYPT = List.of("kms:Decrypt", "kms:DescribeKey");
  // AgentCore makes a grant of its own for what it does while no caller is there.
  private static final List<String> ENCRYPT_DECRYPT =
      List.of("kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey");

  private KeyPermissions() {}

  static void decrypt(IRole role, Expression key) {
    role.grant(Statement.allow(DECRYPT, key));
  }

  static void encryptDecrypt(IRole role, Expression key) {
    role.grant(Statement.allow(ENCRYPT_DECRYPT, key));
    role.grant(
        Statement.allow(List.of("kms:CreateGrant"), key)
            .when("Bool", "kms:GrantIsForAWSResource", "true"));
  }
}
