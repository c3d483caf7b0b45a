package io.acore.localcloud.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acore.localcloud.shape.AwsError;
import java.util.UUID;

/** An endpoint has the version that it serves and the one that it is on its way to. */
final class EndpointBehaviour implements Behaviour {

  @Override
  public void create(Change change) {
    ObjectNode fields = change.fields();
    if (change.resource().id().equals(RuntimeBehaviour.DEFAULT)) {
      throw new AwsError("ConflictException", "Every runtime has an endpoint DEFAULT already");
    }
    fields.put("endpointName", change.resource().id());
    fields.put("id", id(change.resource().id()));
    target(change.resource(), version(change));
  }

  @Override
  public void update(Change change) {
    if (change.resource().id().equals(RuntimeBehaviour.DEFAULT)) {
      throw new AwsError("ConflictException", "The endpoint DEFAULT follows the latest version");
    }
    target(change.resource(), version(change));
  }

  @Override
  public void delete(Change change) {
    if (change.resource().id().equals(RuntimeBehaviour.DEFAULT)) {
      throw new AwsError("ConflictException", "The endpoint DEFAULT goes with its runtime");
    }
  }

  static String id(String name) {
    return name + "-" + UUID.randomUUID().toString().replace("-", "").substring(0, 10);
  }

  /** It serves the old version until the change is done. */
  static void target(Resource endpoint, String version) {
    endpoint.fields().put("targetVersion", version);
    endpoint.settled().put("liveVersion", version);
  }

  private static String version(Change change) {
    Resource runtime =
        change.engine().existing("agent-runtime", "", change.resource().parent(), change.call());
    String wanted =
        change
            .input()
            .path("agentRuntimeVersion")
            .asText(runtime.fields().path("agentRuntimeVersion").asText());
    if (!runtime.versions().has(wanted)) {
      throw new AwsError(
          "ResourceNotFoundException",
          "The agent runtime " + runtime.id() + " has no version " + wanted);
    }
    return wanted;
  }
}
