package io.acore.constructs.runtime;

import io.acore.constructs.bucket.IBucket;
import io.acore.constructs.limit.Limit;
import io.acore.constructs.role.Account;
import io.acore.constructs.role.IRole;
import io.acore.constructs.terraform.Expression;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Code in S3.
 *
 * @param dependency the Terraform address of the upload; none when the object is there already
 */
public record CodeZip(
    IBucket bucket,
    Expression key,
    LanguageRuntime runtime,
    List<String> entryPoint,
    Optional<String> dependency)
    implements AgentCode {
  private static final Limit ENTRY = Limit.length("entry point", 1, 128);

  public CodeZip {
    entryPoint = ENTRY.check(entryPoint, 1, 2);
  }

  @Override
  public Map<String, Object> input() {
    return Map.of(
        "codeConfiguration",
        Map.of(
            "code", Map.of("s3", Map.of("bucket", bucket.name(), "prefix", key)),
            "runtime", runtime.value(),
            "entryPoint", entryPoint));
  }

  // The folder, not the object: a rolled-back version reads its own older zip.
  @Override
  public void grantFetch(IRole role, Account account) {
    String text = key.text().orElse("");
    bucket.grantRead(role, text.substring(0, text.lastIndexOf('/') + 1));
  }
}
