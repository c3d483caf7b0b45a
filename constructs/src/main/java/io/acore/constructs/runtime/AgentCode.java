package io.acore.constructs.runtime;

import io.acore.constructs.bucket.IBucket;
import io.acore.constructs.role.Account;
import io.acore.constructs.role.IRole;
import io.acore.constructs.terraform.Expression;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a runtime runs: a zip of code, or a container image. */
public sealed interface AgentCode permits CodeZip, ContainerImage {

  /**
   * A zip in S3 with the code and all its dependencies.
   *
   * @param key the object's key; AgentCore takes a new version only when its input changes, so a
   *     key made from the content's hash is what makes an update happen
   * @param entryPoint the file to run, with what runs it in front: {@code
   *     opentelemetry-instrument}, {@code main.py}
   */
  static AgentCode zip(
      IBucket bucket, Expression key, LanguageRuntime runtime, List<String> entryPoint) {
    return new CodeZip(bucket, key, runtime, entryPoint, Optional.empty());
  }

  /**
   * An image in ECR of the runtime's own account, another account or {@code public.ecr.aws}; for
   * arm64.
   */
  static AgentCode container(Expression uri) {
    return new ContainerImage(uri, Optional.empty());
  }

  /** An image whose URI Terraform computes; the repository's ARN is what may be pulled from. */
  static AgentCode container(Expression uri, Expression repositoryArn) {
    return new ContainerImage(uri, Optional.of(repositoryArn));
  }

  /** The API's {@code agentRuntimeArtifact}. */
  Map<String, Object> input();

  /** Lets the execution role fetch the code. */
  void grantFetch(IRole role, Account account);

  /** What has to be there first, such as the uploaded object. */
  Optional<String> dependency();
}
