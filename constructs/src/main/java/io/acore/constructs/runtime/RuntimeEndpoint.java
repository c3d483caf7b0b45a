package io.acore.constructs.runtime;

import io.acore.constructs.bridge.BridgeKind;
import io.acore.constructs.bridge.BridgedResource;
import io.acore.constructs.terraform.Expression;
import io.acore.constructs.terraform.PlacedConstruct;
import java.util.LinkedHashMap;
import java.util.Map;
import software.constructs.Construct;

/**
 * A name that callers use for one version of a runtime; the service keeps one called {@code
 * DEFAULT} for the latest by itself.
 */
public final class RuntimeEndpoint extends PlacedConstruct {
  private final BridgedResource resource;
  private final String name;

  public RuntimeEndpoint(Construct scope, String id, AgentRuntime runtime, EndpointProps props) {
    super(scope, id);
    this.name = props.name();
    Map<String, Object> input = new LinkedHashMap<>();
    input.put(
        "agentRuntimeVersion",
        props.version().map(Expression::literal).orElseGet(runtime::version));
    input.put("description", props.description());
    BridgedResource.Builder builder =
        BridgedResource.builder(this, BridgeKind.RUNTIME_ENDPOINT)
            .name(Expression.literal(name))
            .parent("agentRuntimeId", runtime.resource())
            .dependsOn(runtime.resource().dependency())
            .input(input);
    this.resource = builder.build();
  }

  /** What callers give as the qualifier. */
  public String name() {
    return name;
  }

  public Expression arn() {
    return resource.arn();
  }
}
