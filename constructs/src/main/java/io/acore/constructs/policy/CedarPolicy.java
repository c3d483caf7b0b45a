package io.acore.constructs.policy;

import io.acore.constructs.bridge.BridgeKind;
import io.acore.constructs.bridge.BridgedResource;
import io.acore.constructs.terraform.Expression;
import io.acore.constructs.terraform.PlacedConstruct;
import java.util.LinkedHashMap;
import java.util.Map;
import software.constructs.Construct;

/** One Cedar policy of an engine. */
public final class CedarPolicy extends PlacedConstruct {
  private final BridgedResource resource;

  public CedarPolicy(Construct scope, String id, PolicyEngine engine, CedarPolicyProps props) {
    super(scope, id);
    Map<String, Object> input = new LinkedHashMap<>();
    input.put(
        "definition",
        Map.of("cedar", Map.of("statement", props.statement().filled(props.values()))));
    input.put("description", props.description());
    input.put(
        "validationMode", props.failOnFindings() ? "FAIL_ON_ANY_FINDINGS" : "IGNORE_ALL_FINDINGS");
    BridgedResource.Builder builder =
        BridgedResource.builder(this, BridgeKind.POLICY)
            .name(Expression.literal(props.name()))
            .parent("policyEngineId", engine.resource())
            .input(input);
    props.dependencies().forEach(builder::dependsOn);
    this.resource = builder.build();
  }

  public Expression id() {
    return resource.id();
  }
}
