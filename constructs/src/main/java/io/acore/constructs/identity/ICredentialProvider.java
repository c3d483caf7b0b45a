package io.acore.constructs.identity;

import io.acore.constructs.bridge.BridgeSettings;
import io.acore.constructs.role.Account;
import io.acore.constructs.role.IRole;
import io.acore.constructs.role.Statement;
import io.acore.constructs.terraform.AcoreStack;
import io.acore.constructs.terraform.Expression;
import java.util.List;
import java.util.Optional;

/** A credential in the token vault that is ours or was there before. */
public interface ICredentialProvider {
  Expression arn();

  Expression name();

  /** What kind of credential it is. */
  CredentialKind kind();

  /** The secret behind it; empty when it was there before and the service made its name. */
  Optional<Expression> secretArn();

  /** What a user of it names in {@code depends_on}; empty when it was there before. */
  Optional<String> dependency();

  /**
   * Lets a role fetch the credential as one of its workload identities: a token for the identity
   * first, then the credential, then the secret behind it.
   *
   * @param workloadIdentity the identity's name; `*` at its end when the service adds an id to it
   */
  default void grantFetch(AcoreStack stack, IRole role, Expression workloadIdentity) {
    Account account = Account.of(stack);
    Expression region = BridgeSettings.of(stack).region();
    Expression directory =
        account.arn("bedrock-agentcore", region, "workload-identity-directory/default");
    Expression identity = directory.plus("/workload-identity/").plus(workloadIdentity);
    Expression vault = account.arn("bedrock-agentcore", region, "token-vault/default");
    role.grant(
        Statement.allow(List.of("bedrock-agentcore:GetWorkloadAccessToken"), directory, identity));
    role.grant(Statement.allow(List.of(kind().action()), directory, identity, vault, arn()));
    role.grant(
        Statement.allow(
            List.of("secretsmanager:GetSecretValue"),
            secretArn().orElseGet(() -> secretPattern(account, region))));
  }

  // Secrets Manager adds six characters to every secret's name.
  private Expression secretPattern(Account account, Expression region) {
    return account.arn(
        "secretsmanager",
        region,
        Expression.literal("secret:bedrock-agentcore-identity!default/" + kind().word() + "/")
            .plus(name())
            .plus("-??????"));
  }
}
