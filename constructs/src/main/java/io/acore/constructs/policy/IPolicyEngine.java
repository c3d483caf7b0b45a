package io.acore.constructs.policy;

import io.acore.constructs.role.IRole;
import io.acore.constructs.role.Statement;
import io.acore.constructs.terraform.Expression;

/** A policy engine that is ours or was there before. */
public interface IPolicyEngine {
  Expression arn();

  /**
   * Lets a gateway's role ask the engine.
   *
   * @param gateways the ARN of the gateway; while it does not exist yet, the pattern that it will
   *     match
   */
  default void grantAuthorize(IRole role, Expression gateways) {
    role.grant(Statement.allow(PolicyPermissions.READ, arn()));
    role.grant(Statement.allow(PolicyPermissions.AUTHORIZE, arn(), gateways));
  }
}
