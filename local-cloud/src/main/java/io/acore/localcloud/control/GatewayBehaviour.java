package io.acore.localcloud.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acore.localcloud.gateway.Addresses;
import io.acore.localcloud.shape.AwsError;
import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;

/** A gateway has an address and an identity; what it names must be there. */
final class GatewayBehaviour implements Behaviour {
  private final Supplier<URI> endpoint;

  GatewayBehaviour(Supplier<URI> endpoint) {
    this.endpoint = endpoint;
  }

  @Override
  public void create(Change change) {
    check(change);
    WorkloadIdentities.create(change);
  }

  @Override
  public void update(Change change) {
    check(change);
  }

  @Override
  public void delete(Change change) {
    WorkloadIdentities.remove(change);
  }

  /** Not kept: the local cloud may listen elsewhere after its next start. */
  @Override
  public Optional<JsonNode> view(Resource resource, ObjectNode input) {
    return Optional.of(resource.fields().deepCopy().put("gatewayUrl", url(resource)));
  }

  @Override
  public void answer(Change change, ObjectNode answer) {
    answer.put("gatewayUrl", url(change.resource()));
  }

  private String url(Resource gateway) {
    return Addresses.url(endpoint.get(), gateway.id());
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
