package io.acore.localcloud.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acore.localcloud.shape.AwsError;
import java.util.Optional;

/**
 * Every update of a runtime makes a version, which stays as it was. The endpoint DEFAULT comes with
 * the runtime, follows its latest version, and goes with it; so does its workload identity.
 */
final class RuntimeBehaviour implements Behaviour {
  static final String DEFAULT = "DEFAULT";

  @Override
  public void create(Change change) {
    WorkloadIdentities.create(change);
    version(change, 1);
    Resource endpoint =
        Resource.create(
            "runtime-endpoint", change.call().region(), change.resource().id(), DEFAULT);
    ObjectNode fields = endpoint.fields();
    fields.put("agentRuntimeId", change.resource().id());
    fields.put("agentRuntimeArn", change.fields().path("agentRuntimeArn").asText());
    fields.put(
        "agentRuntimeEndpointArn",
        change.fields().path("agentRuntimeArn").asText() + "/runtime-endpoint/" + DEFAULT);
    fields.put("name", DEFAULT).put("endpointName", DEFAULT);
    fields.put("id", EndpointBehaviour.id(DEFAULT));
    fields.put("description", "");
    Times.created(fields, change.call());
    EndpointBehaviour.target(endpoint, "1");
    change.engine().travel(endpoint, "CREATING", "READY", change.call(), null);
    change.engine().put(endpoint);
  }

  @Override
  public void update(Change change) {
    int version = change.fields().path("agentRuntimeVersion").asInt() + 1;
    version(change, version);
    Resource endpoint =
        change
            .engine()
            .existing("runtime-endpoint", change.resource().id(), DEFAULT, change.call());
    EndpointBehaviour.target(endpoint, Integer.toString(version));
    Times.updated(endpoint.fields(), change.call());
    change.engine().travel(endpoint, "UPDATING", "READY", change.call(), null);
    change.engine().put(endpoint);
  }

  @Override
  public void delete(Change change) {
    change
        .engine()
        .children("runtime-endpoint", change.resource(), change.call())
        .forEach(change.engine()::remove);
    WorkloadIdentities.remove(change);
  }

  @Override
  public Optional<JsonNode> view(Resource resource, ObjectNode input) {
    String version = input.path("agentRuntimeVersion").asText();
    if (version.isEmpty()
        || version.equals(resource.fields().path("agentRuntimeVersion").asText())) {
      return Optional.empty();
    }
    JsonNode earlier = resource.versions().path(version);
    if (earlier.isMissingNode()) {
      throw new AwsError(
          "ResourceNotFoundException",
          "The agent runtime " + resource.id() + " has no version " + version);
    }
    return Optional.of(earlier);
  }

  private static void version(Change change, int version) {
    String text = Integer.toString(version);
    change.fields().put("agentRuntimeVersion", text);
    ObjectNode snapshot = change.fields().deepCopy();
    snapshot.put("status", "READY");
    change.resource().versions().set(text, snapshot);
  }
}
