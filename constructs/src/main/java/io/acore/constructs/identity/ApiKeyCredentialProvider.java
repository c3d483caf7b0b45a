package io.acore.constructs.identity;

import io.acore.constructs.bridge.BridgeKind;
import io.acore.constructs.bridge.BridgedResource;
import io.acore.constructs.terraform.Expression;
import io.acore.constructs.terraform.PlacedConstruct;
import java.util.Optional;
import software.constructs.Construct;

/** An API key in the token vault. */
public final class ApiKeyCredentialProvider extends PlacedConstruct implements ICredentialProvider {
  private final BridgedResource resource;
  private final Expression name;

  /**
   * Puts a key into the vault.
   *
   * @param name letters, digits, `-` and `_`, 128 at most
   */
  public ApiKeyCredentialProvider(Construct scope, String id, String name, SecretReference apiKey) {
    super(scope, id);
    this.name = Expression.literal(IdentityLimits.PROVIDER_NAME.check(name));
    this.resource =
        BridgedResource.builder(this, BridgeKind.API_KEY_CREDENTIAL_PROVIDER)
            .name(this.name)
            .secret("apiKey", apiKey.text())
            .build();
  }

  /** One that exists already. */
  public static ICredentialProvider fromArn(Expression arn) {
    return ImportedCredentialProvider.fromArn(arn, CredentialKind.API_KEY);
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
    return CredentialKind.API_KEY;
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
