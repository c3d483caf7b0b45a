package io.acore.constructs.gateway;

import io.acore.constructs.bridge.BridgedResource;
import io.acore.constructs.role.IRole;
import io.acore.constructs.terraform.Expression;
import java.util.Optional;

/** A gateway that is not ours to change; targets may be added to it. */
record ImportedGateway(Expression id, Expression arn, Expression url, IRole role)
    implements IGateway {
  @Override
  public Expression workloadIdentity() {
    return id;
  }

  @Override
  public Optional<BridgedResource> resource() {
    return Optional.empty();
  }
}
