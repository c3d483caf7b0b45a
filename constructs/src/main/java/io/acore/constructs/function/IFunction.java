package io.acore.constructs.function;

import io.acore.constructs.role.IRole;
import io.acore.constructs.role.Statement;
import io.acore.constructs.terraform.Expression;
import java.util.List;
import java.util.Optional;

/** A Lambda function that is ours or was there before. */
public interface IFunction {
  Expression arn();

  /**
   * Lets a role call it. Within one account the role's permission is enough, which is how a gateway
   * calls its tools; a function of another account also needs a resource policy of its owner's.
   */
  default void grantInvoke(IRole role) {
    role.grant(Statement.allow(List.of("lambda:InvokeFunction"), arn()));
  }

  /** What a caller names in {@code depends_on}; empty when the function was there before. */
  default Optional<String> dependency() {
    return Optional.empty();
  }
}
