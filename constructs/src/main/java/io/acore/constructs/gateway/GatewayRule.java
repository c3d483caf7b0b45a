package io.acore.constructs.gateway;

import io.acore.constructs.bridge.BridgeKind;
import io.acore.constructs.bridge.BridgedResource;
import io.acore.constructs.terraform.Expression;
import io.acore.constructs.terraform.PlacedConstruct;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.constructs.Construct;

/**
 * Says where a gateway sends which requests.
 *
 * <p>The service gives rules no name; their priority, which no two rules share, stands in for it.
 * So another priority is another rule.
 */
public final class GatewayRule extends PlacedConstruct {
  private final BridgedResource resource;

  /**
   * Adds a rule; its Terraform address is the construct's path.
   *
   * @param targets those that it sends requests to, which have to be there first
   */
  public GatewayRule(
      Construct scope,
      String id,
      IGateway gateway,
      GatewayRuleProps props,
      List<GatewayTarget> targets) {
    super(scope, id);
    BridgedResource.Builder builder =
        BridgedResource.builder(this, BridgeKind.GATEWAY_RULE)
            .name(Expression.literal(Integer.toString(props.priority())))
            .input(input(props));
    gateway
        .resource()
        .ifPresentOrElse(
            parent -> builder.parent("gatewayIdentifier", parent),
            () -> builder.input(Map.of("gatewayIdentifier", gateway.id())));
    targets.forEach(target -> builder.dependsOn(target.dependency()));
    this.resource = builder.build();
  }

  public Expression id() {
    return resource.id();
  }

  private static Map<String, Object> input(GatewayRuleProps props) {
    Map<String, Object> input = new LinkedHashMap<>();
    input.put("actions", props.actions().stream().map(RuleAction::input).toList());
    if (!props.conditions().isEmpty()) {
      input.put("conditions", props.conditions().stream().map(RuleCondition::input).toList());
    }
    input.put("description", props.description());
    return input;
  }
}
