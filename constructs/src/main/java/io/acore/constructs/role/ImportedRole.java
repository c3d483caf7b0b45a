package io.acore.constructs.role;

import io.acore.constructs.terraform.Expression;
import java.util.Optional;

/** A role that exists already; its owner keeps its permissions. */
record ImportedRole(Expression arn, Expression name) implements IRole {
  @Override
  public void grant(Statement statement) {}

  @Override
  public Optional<String> dependency() {
    return Optional.empty();
  }
}
