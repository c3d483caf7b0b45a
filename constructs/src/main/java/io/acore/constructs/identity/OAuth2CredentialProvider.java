package io.acore.constructs.identity;

import io.acore.constructs.bridge.BridgeKind;
import io.acore.constructs.bridge.BridgedResource;
import io.acore.constructs.terraform.Expression;
import io.acore.constructs.terraform.PlacedConstruct;
import java.util.Map;
import java.util.Optional;
import software.constructs.Construct;

/** An OAuth2 client in the token vault. */
public final class OAuth2CredentialProvider extends PlacedConstruct implements ICredentialProvider {
  private final BridgedResource resource;
  private final Expression name;

  /** Puts a client into the vault. */
  public OAuth2CredentialProvider(Construct scope, String id, OAuth2CredentialProviderProps props) {
    super(scope, id);
    this.name = Expression.literal(props.name());
    this.resource =
        BridgedResource.builder(this, BridgeKind.OAUTH2_CREDENTIAL_PROVIDER)
            .name(name)
            .input(
                Map.of(
                    "credentialProviderVendor",
                    props.vendor().word(),
                    "oauth2ProviderConfigInput",
                    props.input()))
            .secret(props.secretPath(), props.clientSecret().text())
            .build();
  }

  /** One that exists already. */
  public static ICredentialProvider fromArn(Expression arn) {
    return ImportedCredentialProvider.fromArn(arn, CredentialKind.OAUTH2);
  }

  @Override
  public Expression arn() {
    return resource.arn();
  }

  @Override
  public Expression name() {
    return name;
  }

  @Override
  public CredentialKind kind() {
    return CredentialKind.OAUTH2;
  }

  @Override
  public Optional<Expression> secretArn() {
    return Optional.of(resource.output("secret_arn"));
  }

  @Override
  public Optional<String> dependency() {
    return Optional.of(resource.dependency());
  }
}
