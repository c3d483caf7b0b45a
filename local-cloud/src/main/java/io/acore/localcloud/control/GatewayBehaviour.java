package io.acore.localcloud.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acore.localcloud.shape.AwsError;

/** A gateway has an address and an identity; what it names must be there. */
final class GatewayBehaviour implements Behaviour {
  @Override
  public void create(Change change) {
    check(change);
    WorkloadIdentities.create(change);
    change
        .fields()
        .put(
            "gatewayUrl",
            "https://"
                + change.resource().id()
                + ".gateway.bedrock-agentcore."
                + change.call().region()
                + ".amazonaws.com/mcp");
  }

  @Override
  public void update(Change change) {
    check(change);
  }

  @Override
  public void delete(Change change) {
    WorkloadIdentities.remove(change);
  }

  private static void check(Change change) {
    ObjectNode fields = change.fields();
    boolean tokens = fields.path("authorizerType").asText().equals("CUSTOM_JWT");
    if (tokens && !fields.has("authorizerConfiguration")) {
      throw AwsError.invalid(
          "authorizerConfiguration", "The authorizer type CUSTOM_JWT needs a configuration");
    }
    String engine = fields.path("policyEngineConfiguration").path("arn").asText();
    if (!engine.isEmpty() && change.engine().byArn(engine, change.call()).isEmpty()) {
      throw AwsError.invalid(
          "policyEngineConfiguration.arn", "There is no policy engine " + engine);
    }
  }
}
