package io.acore.packaging.image;

import com.google.cloud.tools.jib.api.Credential;
import com.google.cloud.tools.jib.api.ImageReference;
import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import com.google.cloud.tools.jib.api.RegistryImage;
import com.google.cloud.tools.jib.frontend.CredentialRetrieverFactory;
import io.acore.base.Environment;
import io.acore.base.ProcessRequest;
import io.acore.base.ProcessResult;
import io.acore.base.ProcessRunner;
import io.acore.packaging.error.PackagingErrors;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Who one is to a registry: what Docker was told, and for ECR what the AWS CLI gives. */
final class Credentials {
  private static final Pattern ECR =
      Pattern.compile("[0-9]{12}\\.dkr\\.ecr\\.([a-z0-9-]+)\\.amazonaws\\.com(\\.cn)?");
  private static final Pattern LOOPBACK =
      Pattern.compile("(localhost|127\\.0\\.0\\.1|\\[::1])(:[0-9]+)?/.*");

  private final Environment environment;
  private final ProcessRunner processes;

  Credentials(Environment environment, ProcessRunner processes) {
    this.environment = environment;
    this.processes = processes;
  }

  /** Plain HTTP is for this machine only. */
  static boolean loopback(String reference) {
    return LOOPBACK.matcher(reference).matches();
  }

  RegistryImage of(String reference) {
    try {
      ImageReference parsed = ImageReference.parse(reference);
      RegistryImage image = RegistryImage.named(parsed);
      Matcher ecr = ECR.matcher(parsed.getRegistry());
      if (ecr.matches()) {
        return image.addCredentialRetriever(() -> ecr(ecr.group(1)));
      }
      CredentialRetrieverFactory known =
          CredentialRetrieverFactory.forImage(parsed, event -> {}, environment.variables());
      Path folder =
          environment
              .variable("DOCKER_CONFIG")
              .map(environment::resolve)
              .orElse(environment.home().resolve(".docker"));
      return image.addCredentialRetriever(known.dockerConfig(folder.resolve("config.json")));
    } catch (InvalidImageReferenceException e) {
      throw PackagingErrors.badImageName(reference);
    }
  }

  private Optional<Credential> ecr(String region) {
    ProcessResult result =
        processes.run(
            ProcessRequest.of("aws", "ecr", "get-login-password", "--region", region)
                .within(Duration.ofMinutes(1)));
    if (!result.ok()) {
      throw PackagingErrors.registryLogin("ECR in " + region, result.stderr());
    }
    return Optional.of(Credential.from("AWS", result.stdout().strip()));
  }
}
