package io.acore.constructs.identity;

import io.acore.constructs.bridge.BridgeKind;
import io.acore.constructs.bridge.BridgedResource;
import io.acore.constructs.limit.AwsLimits;
import io.acore.constructs.terraform.Expression;
import io.acore.constructs.terraform.PlacedConstruct;
import java.util.Map;
import software.constructs.Construct;

/**
 * The key that encrypts the token vault.
 *
 * <p>There is one vault per account and region, so one stack may have this and all others use it.
 * When it goes, the vault gets a key of the service's again.
 */
public final class TokenVaultKey extends PlacedConstruct {
  private static final String VAULT = "default";

  public TokenVaultKey(Construct scope, String id, Expression kmsKeyArn) {
    super(scope, id);
    AwsLimits.KMS_KEY_ARN.check(kmsKeyArn);
    BridgedResource.builder(this, BridgeKind.TOKEN_VAULT_KEY)
        .name(Expression.literal(VAULT))
        .input(
            Map.of(
                "kmsConfiguration",
                Map.of("keyType", "CustomerManagedKey", "kmsKeyArn", kmsKeyArn)))
        .build();
  }
}
