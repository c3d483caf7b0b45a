package io.acore.constructs.identity;

import io.acore.constructs.terraform.Expression;
import java.util.Optional;

/** A credential that is not ours to change. */
record ImportedCredentialProvider(Expression arn, Expression name, CredentialKind kind)
    implements ICredentialProvider {
  static ICredentialProvider fromArn(Expression arn, CredentialKind kind) {
    IdentityLimits.PROVIDER_ARN.check(arn);
    Expression name = Expression.reference("reverse(split(\"/\", " + arn.inner() + "))[0]");
    return new ImportedCredentialProvider(arn, name, kind);
  }

  @Override
  public Optional<Expression> secretArn() {
    return Optional.empty();
  }

  @Override
  public Optional<String> dependency() {
    return Optional.empty();
  }
}
