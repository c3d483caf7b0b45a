package io.acore.constructs.bucket;

import io.acore.constructs.key.IKey;
import io.acore.constructs.role.IRole;
import io.acore.constructs.role.Statement;
import io.acore.constructs.terraform.Expression;
import java.util.List;
import java.util.Optional;

/** What reading and writing below a prefix takes. */
record BucketPermissions(Expression bucketArn, Optional<IKey> key) {
  private static final List<String> READ = List.of("s3:GetObject", "s3:GetObjectVersion");
  private static final List<String> WRITE = List.of("s3:AbortMultipartUpload", "s3:PutObject");
  private static final List<String> READ_WRITE =
      List.of("s3:AbortMultipartUpload", "s3:DeleteObject", "s3:GetObject", "s3:PutObject");

  void read(IRole role, String prefix) {
    role.grant(Statement.allow(READ, below(prefix)));
    list(role, prefix);
    key.ifPresent(it -> it.grantDecrypt(role));
  }

  void write(IRole role, String prefix) {
    role.grant(Statement.allow(WRITE, below(prefix)));
    key.ifPresent(it -> it.grantEncryptDecrypt(role));
  }

  void readWrite(IRole role, String prefix) {
    role.grant(Statement.allow(READ_WRITE, below(prefix)));
    list(role, prefix);
    key.ifPresent(it -> it.grantEncryptDecrypt(role));
  }

  // Without ListBucket a missing object is "access denied" instead of "not found".
  private void list(IRole role, String prefix) {
    role.grant(
        Statement.allow(List.of("s3:ListBucket"), bucketArn)
            .when("StringLike", "s3:prefix", prefix + "*"));
  }

  private Expression below(String prefix) {
    return bucketArn.plus("/" + prefix + "*");
  }
}
