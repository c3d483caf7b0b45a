package io.acore.constructs.bff;

import io.acore.constructs.bridge.BridgeKind;
import io.acore.constructs.bridge.BridgedResource;
import io.acore.constructs.terraform.Expression;
import io.acore.constructs.terraform.PlacedConstruct;
import java.util.LinkedHashMap;
import java.util.Map;
import software.constructs.Construct;

/**
 * The integration that hands an answer on piece by piece. AWS provider 5 has no argument for that,
 * so the bridge makes it.
 */
final class StreamingIntegration extends PlacedConstruct {
  private static final BridgeKind KIND =
      BridgeKind.custom(
          "api-integration",
          Map.of(
              "service", "apigateway",
              "create", "put-integration",
              "get", "get-integration",
              "update", "put-integration",
              "delete", "delete-integration",
              "name", "httpMethod",
              "id_member", "httpMethod",
              "parents", "restApiId resourceId",
              "tags", "none",
              "order", "20"));

  private final BridgedResource resource;

  StreamingIntegration(
      Construct scope,
      String id,
      Expression restApiId,
      Expression resourceId,
      String method,
      FrontEndApiProps props) {
    super(scope, id);
    Map<String, Object> input = new LinkedHashMap<>();
    input.put("restApiId", restApiId);
    input.put("resourceId", resourceId);
    input.put("type", "AWS_PROXY");
    input.put("integrationHttpMethod", "POST");
    input.put("uri", props.proxy().streamingInvocations(props.region()));
    input.put("responseTransferMode", "STREAM");
    input.put("timeoutInMillis", props.call().toMillis());
    this.resource =
        BridgedResource.builder(this, KIND)
            .name(Expression.literal("ANY"))
            .region(props.region())
            .input(input)
            .dependsOn(method)
            .build();
  }

  String dependency() {
    return resource.dependency();
  }
}
