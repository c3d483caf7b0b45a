package io.acore.constructs.gateway;

import io.acore.base.UserError;
import java.util.Optional;

/**
 * What a target is.
 *
 * @param name letters, digits and single hyphens, 100 at most; it stands in front of each tool's
 * @param configuration what stands behind it
 * @param description without it none
 * @param credential what the gateway shows to it; without it the gateway's role where that works,
 *     otherwise nothing
 * @param passed headers and parameters that go through; without it none
 */
public record GatewayTargetProps(
    String name,
    TargetConfiguration configuration,
    Optional<String> description,
    Optional<TargetCredential> credential,
    PassedHeaders passed) {
  public GatewayTargetProps {
    GatewayLimits.TARGET_NAME.check(name);
    description.ifPresent(GatewayLimits.DESCRIPTION::check);
    credential = credential.or(configuration::defaultCredential);
    if (credential.isPresent() && !configuration.takes(credential.get())) {
      throw new UserError(
          "Target `" + name + "` does not take this credential",
          configuration.getClass().getSimpleName()
              + " targets are not called with "
              + credential.get().getClass().getSimpleName(),
          configuration.defaultCredential().isPresent()
              ? "leave the credential out"
              : "name a credential provider that fits");
    }
    if (configuration instanceof TargetConfiguration.OpenApi && credential.isEmpty()) {
      throw new UserError(
          "Target `" + name + "` has no credential",
          "AgentCore calls an OpenAPI target with an API key, OAuth or a signature",
          "name a credential provider");
    }
  }

  public static Builder builder(String name, TargetConfiguration configuration) {
    return new Builder(name, configuration);
  }

  /** Collects what is optional. */
  public static final class Builder {
    private final String name;
    private final TargetConfiguration configuration;
    private Optional<String> description = Optional.empty();
    private Optional<TargetCredential> credential = Optional.empty();
    private PassedHeaders passed = PassedHeaders.none();

    private Builder(String name, TargetConfiguration configuration) {
      this.name = name;
      this.configuration = configuration;
    }

    public Builder description(String description) {
      this.description = Optional.of(description);
      return this;
    }

    public Builder credential(TargetCredential credential) {
      this.credential = Optional.of(credential);
      return this;
    }

    public Builder passed(PassedHeaders passed) {
      this.passed = passed;
      return this;
    }

    public GatewayTargetProps build() {
      return new GatewayTargetProps(name, configuration, description, credential, passed);
    }
  }
}
