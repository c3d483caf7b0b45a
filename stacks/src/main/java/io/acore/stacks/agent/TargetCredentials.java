package io.acore.stacks.agent;

import io.acore.constructs.gateway.TargetCredential;
import io.acore.constructs.identity.CredentialKind;
import io.acore.stacks.config.Section;
import java.util.Optional;

/** The block {@code credential_provider:} of a target. */
final class TargetCredentials {
  private TargetCredentials() {}

  /** Empty when the target's own default is meant. */
  static Optional<TargetCredential> of(Section section, Identities identities) {
    return switch (section.text("type")) {
      case "OAUTH" -> Optional.of(oauth(section, identities));
      case "API_KEY" -> Optional.of(apiKey(section, identities));
      case "JWT_PASSTHROUGH" -> Optional.of(TargetCredential.callersToken());
      default -> gatewayRole(section);
    };
  }

  private static Optional<TargetCredential> gatewayRole(Section section) {
    return section
        .optionalText("service")
        .map(
            service ->
                section
                    .optionalText("region")
                    .map(region -> TargetCredential.signedFor(service, region))
                    .orElseGet(() -> TargetCredential.signedFor(service)));
  }

  private static TargetCredential oauth(Section section, Identities identities) {
    return new TargetCredential.OAuth(
        identities.find(section, CredentialKind.OAUTH2),
        section.texts("scopes"),
        TargetCredential.OAuth.Grant.valueOf(section.text("grant_type")),
        section.map("custom_parameters"),
        section.optionalText("default_return_url"));
  }

  private static TargetCredential apiKey(Section section, Identities identities) {
    return new TargetCredential.ApiKey(
        identities.find(section, CredentialKind.API_KEY),
        TargetCredential.ApiKey.Location.valueOf(section.text("location")),
        section.optionalText("parameter_name"),
        section.optionalText("prefix"));
  }
}
