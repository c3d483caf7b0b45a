package io.acore.constructs.policy;

import io.acore.constructs.bridge.BridgeKind;
import io.acore.constructs.bridge.BridgedResource;
import io.acore.constructs.key.IKey;
import io.acore.constructs.terraform.Expression;
import io.acore.constructs.terraform.PlacedConstruct;
import java.util.LinkedHashMap;
import java.util.Map;
import software.constructs.Construct;

/**
 * Holds Cedar policies and answers whether a call is allowed: nothing is, unless a policy permits
 * it.
 */
public final class PolicyEngine extends PlacedConstruct implements IPolicyEngine {
  private final BridgedResource resource;

  public PolicyEngine(Construct scope, String id, PolicyEngineProps props) {
    super(scope, id);
    Map<String, Object> input = new LinkedHashMap<>();
    input.put("description", props.description());
    input.put("encryptionKeyArn", props.key().map(IKey::arn));
    this.resource =
        BridgedResource.builder(this, BridgeKind.POLICY_ENGINE)
            .name(Expression.literal(props.name()))
            .input(input)
            .build();
  }

  /** An engine that exists already, by its ARN. */
  public static IPolicyEngine fromArn(Expression arn) {
    return new ImportedPolicyEngine(arn);
  }

  public Expression id() {
    return resource.id();
  }

  @Override
  public Expression arn() {
    return resource.arn();
  }

  /** The bridged resource, for what lives in it. */
  public BridgedResource resource() {
    return resource;
  }
}
