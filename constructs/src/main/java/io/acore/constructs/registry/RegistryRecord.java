package io.acore.constructs.registry;

import io.acore.constructs.bridge.BridgeKind;
import io.acore.constructs.bridge.BridgedResource;
import io.acore.constructs.terraform.Expression;
import io.acore.constructs.terraform.PlacedConstruct;
import java.util.LinkedHashMap;
import java.util.Map;
import software.constructs.Construct;

/** One entry of a catalogue. */
public final class RegistryRecord extends PlacedConstruct {
  private final BridgedResource resource;

  public RegistryRecord(Construct scope, String id, Registry registry, RegistryRecordProps props) {
    super(scope, id);
    Map<String, Object> input = new LinkedHashMap<>();
    input.put("descriptorType", props.descriptor().type());
    input.put("descriptors", props.descriptor().input());
    input.put("description", props.description());
    input.put("recordVersion", props.version());
    this.resource =
        BridgedResource.builder(this, BridgeKind.REGISTRY_RECORD)
            .name(Expression.literal(props.name()))
            .parent("registryId", registry.resource())
            .input(input)
            .build();
  }

  public Expression id() {
    return resource.id();
  }
}
