package io.acore.localcloud.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acore.localcloud.shape.AwsError;
import java.util.Optional;
import java.util.UUID;

/** A bundle is its versions; each says which came before it. */
final class BundleBehaviour implements Behaviour {
  private static final String[] LINEAGE = {
    "branchName", "commitMessage", "createdBy", "parentVersionIds"
  };

  @Override
  public void create(Change change) {
    version(change);
  }

  @Override
  public void update(Change change) {
    for (JsonNode parent : change.input().path("parentVersionIds")) {
      if (!change.resource().versions().has(parent.asText())) {
        throw new AwsError("ConflictException", "There is no version " + parent.asText());
      }
    }
    version(change);
  }

  @Override
  public Optional<JsonNode> view(Resource resource, ObjectNode input) {
    String branch = input.path("branchName").asText();
    if (branch.isEmpty()) {
      return Optional.empty();
    }
    JsonNode latest = null;
    for (JsonNode version : resource.versions()) {
      if (version.path("lineageMetadata").path("branchName").asText().equals(branch)) {
        latest = version;
      }
    }
    if (latest == null) {
      throw new AwsError("ResourceNotFoundException", "There is no branch " + branch);
    }
    return Optional.of(latest);
  }

  private static void version(Change change) {
    ObjectNode fields = change.fields();
    String id = UUID.randomUUID().toString();
    ObjectNode lineage = fields.putObject("lineageMetadata");
    for (String member : LINEAGE) {
      if (change.input().hasNonNull(member)) {
        lineage.set(member, change.input().get(member));
      }
    }
    if (!lineage.has("branchName")) {
      lineage.put("branchName", "main");
    }
    fields.put("versionId", id).put("versionCreatedAt", change.call().seconds());
    change.resource().versions().set(id, fields.deepCopy());
  }
}
