package io.acore.constructs.gateway;

import io.acore.constructs.bridge.BridgeKind;
import io.acore.constructs.bridge.BridgedResource;
import io.acore.constructs.identity.ICredentialProvider;
import io.acore.constructs.terraform.AcoreStack;
import io.acore.constructs.terraform.Expression;
import io.acore.constructs.terraform.PlacedConstruct;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.constructs.Construct;

/** Tools behind a gateway. */
public final class GatewayTarget extends PlacedConstruct {
  private final BridgedResource resource;
  private final String name;

  /** Adds a target; its Terraform address is the construct's path. */
  public GatewayTarget(Construct scope, String id, IGateway gateway, GatewayTargetProps props) {
    super(scope, id);
    grant(AcoreStack.of(this), gateway, props);
    BridgedResource.Builder builder =
        BridgedResource.builder(this, BridgeKind.GATEWAY_TARGET)
            .name(Expression.literal(props.name()))
            .input(input(props));
    gateway
        .resource()
        .ifPresentOrElse(
            parent -> builder.parent("gatewayIdentifier", parent),
            () -> builder.input(Map.of("gatewayIdentifier", gateway.id())));
    gateway.role().dependency().ifPresent(builder::dependsOn);
    props.configuration().dependency().ifPresent(builder::dependsOn);
    props
        .credential()
        .flatMap(TargetCredential::provider)
        .flatMap(ICredentialProvider::dependency)
        .ifPresent(builder::dependsOn);
    this.name = props.name();
    this.resource = builder.build();
  }

  public String name() {
    return name;
  }

  public Expression id() {
    return resource.id();
  }

  /** What has to name its tools waits for this address. */
  public String dependency() {
    return resource.dependency();
  }

  private static void grant(AcoreStack stack, IGateway gateway, GatewayTargetProps props) {
    props.configuration().grant(stack, gateway.role());
    props
        .credential()
        .flatMap(TargetCredential::provider)
        .ifPresent(
            provider -> provider.grantFetch(stack, gateway.role(), gateway.workloadIdentity()));
  }

  private static Map<String, Object> input(GatewayTargetProps props) {
    Map<String, Object> input = new LinkedHashMap<>();
    input.put("description", props.description());
    input.put("targetConfiguration", props.configuration().input());
    input.put(
        "credentialProviderConfigurations",
        props.credential().map(credential -> List.of(credential.input())));
    input.put("metadataConfiguration", props.passed().input());
    return input;
  }
}
