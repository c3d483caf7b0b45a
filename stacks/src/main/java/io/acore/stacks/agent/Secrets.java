package io.acore.stacks.agent;

import io.acore.constructs.role.Account;
import io.acore.constructs.terraform.AcoreStack;
import io.acore.constructs.terraform.Expression;

/** References {@code ${secret:name-or-arn}} to secrets that a function reads by itself. */
final class Secrets {
  private static final String BEFORE = "${secret:";

  private Secrets() {}

  /** What stands in the reference. */
  static String name(String reference) {
    return reference.substring(BEFORE.length(), reference.length() - 1);
  }

  /** What a role has to be allowed. Secrets Manager puts six characters behind a name. */
  static Expression arn(AcoreStack stack, String region, String nameOrArn) {
    return nameOrArn.startsWith("arn:")
        ? Expression.literal(nameOrArn)
        : Account.of(stack)
            .arn("secretsmanager", Expression.literal(region), "secret:" + nameOrArn + "-??????");
  }
}
