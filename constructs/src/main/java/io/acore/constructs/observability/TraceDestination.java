package io.acore.constructs.observability;

import io.acore.constructs.bridge.BridgeKind;
import io.acore.constructs.bridge.BridgedResource;
import io.acore.constructs.terraform.Expression;
import io.acore.constructs.terraform.PlacedConstruct;
import java.util.Map;
import software.constructs.Construct;

/**
 * X-Ray, as the place that traces are delivered to; one serves all resources of a stack.
 *
 * <p>AWS provider 5 has the resource but not its type X-Ray, so the bridge makes it.
 */
public final class TraceDestination extends PlacedConstruct {
  private static final BridgeKind KIND =
      BridgeKind.custom(
          "log-delivery-destination",
          Map.of(
              "service", "logs",
              "create", "put-delivery-destination",
              "get", "get-delivery-destination",
              "delete", "delete-delivery-destination",
              "name", "name",
              "name_pattern", "[A-Za-z0-9_-]{1,60}",
              "id_member", "name",
              "arn", "deliveryDestination.arn",
              "tags", "map"));

  private final BridgedResource resource;

  /**
   * Makes a destination.
   *
   * @param owner what its name begins with
   */
  public TraceDestination(Construct scope, String id, String owner) {
    super(scope, id);
    this.resource =
        BridgedResource.builder(this, KIND)
            .name(Expression.literal(DeliveryName.of(owner, "traces")))
            .input(Map.of("deliveryDestinationType", "XRAY"))
            .build();
  }

  Expression arn() {
    return resource.arn();
  }
}
