package io.acore.constructs.role;

import io.acore.constructs.terraform.Expression;
import java.util.Optional;

/**
 * What a role is.
 *
 * @param name the role's name, 64 characters at most
 * @param trust who may take it on
 * @param description shown by IAM; without it the role has none
 */
public record RoleProps(Expression name, Trust trust, Optional<String> description) {

  /** A role for a service; its permissions come from grants. */
  public static RoleProps of(Expression name, Trust trust) {
    return new RoleProps(name, trust, Optional.empty());
  }

  /** A role for a service; its permissions come from grants. */
  public static RoleProps of(String name, Trust trust) {
    return of(Expression.literal(name), trust);
  }

  public RoleProps describedAs(String text) {
    return new RoleProps(name, trust, Optional.of(text));
  }
}
