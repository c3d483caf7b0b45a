package io.acore.constructs.resourcepolicy;

import io.acore.constructs.bridge.BridgeKind;
import io.acore.constructs.bridge.BridgedResource;
import io.acore.constructs.terraform.Expression;
import io.acore.constructs.terraform.PlacedConstruct;
import java.util.Map;
import software.constructs.Construct;

/** The policy of one runtime, gateway or memory; each has one at most. */
public final class ResourcePolicy extends PlacedConstruct {

  /**
   * Puts a policy on a resource.
   *
   * @param dependency the Terraform address of the resource
   */
  public ResourcePolicy(
      Construct scope,
      String id,
      Expression resourceArn,
      String dependency,
      PolicyDocument document) {
    super(scope, id);
    BridgedResource.builder(this, BridgeKind.RESOURCE_POLICY)
        .name(resourceArn)
        .input(Map.of("policy", document.filled(resourceArn)))
        .dependsOn(dependency)
        .build();
  }
}
