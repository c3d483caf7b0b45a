package io.acore.constructs.role;

import io.acore.constructs.terraform.Expression;

/** A role that is ours or was there before; a construct that needs one takes either. */
public interface IRole {
  /** The role's ARN. */
  Expression arn();

  /** The role's name. */
  Expression name();

  /**
   * Lets the role do something. An imported role is left as it is: whoever owns it has to allow the
   * same.
   */
  void grant(Statement statement);

  /**
   * The Terraform address that a resource using the role names in {@code depends_on}, so that the
   * permissions are there when the service first takes the role on. Empty for an imported role.
   */
  java.util.Optional<String> dependency();
}
