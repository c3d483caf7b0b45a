package io.acore.constructs.registry;

import io.acore.constructs.authorizer.JwtAuthorizer;
import io.acore.constructs.bridge.BridgeKind;
import io.acore.constructs.bridge.BridgedResource;
import io.acore.constructs.terraform.Expression;
import io.acore.constructs.terraform.PlacedConstruct;
import java.util.LinkedHashMap;
import java.util.Map;
import software.constructs.Construct;

/** A catalogue. */
public final class Registry extends PlacedConstruct {
  private final BridgedResource resource;

  public Registry(Construct scope, String id, RegistryProps props) {
    super(scope, id);
    Map<String, Object> input = new LinkedHashMap<>();
    input.put("description", props.description());
    input.put("authorizerType", props.authorizer().isPresent() ? "CUSTOM_JWT" : "AWS_IAM");
    input.put("authorizerConfiguration", props.authorizer().map(JwtAuthorizer::input));
    input.put("approvalConfiguration", Map.of("autoApproval", props.autoApproval()));
    this.resource =
        BridgedResource.builder(this, BridgeKind.REGISTRY)
            .name(Expression.literal(props.name()))
            .input(input)
            .build();
  }

  public Expression id() {
    return resource.id();
  }

  public Expression arn() {
    return resource.arn();
  }

  /** The bridged resource, for what lives in it. */
  public BridgedResource resource() {
    return resource;
  }
}
