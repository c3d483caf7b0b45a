package io.acore.localcloud.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acore.base.Json;
import io.acore.localcloud.shape.AwsError;
import io.acore.localcloud.shape.Operation;
import io.acore.localcloud.shape.Paging;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Operations that are none of create, get, update, delete and list. */
final class Extras {
  private static final List<String> REVIEWED = List.of("APPROVED", "REJECTED", "DEPRECATED");

  /** One operation: its answer before it is cut to its shape. */
  @FunctionalInterface
  private interface Extra {
    JsonNode run(ObjectNode input, Call call);
  }

  private final Engine engine;
  private final Map<String, Extra> extras =
      Map.ofEntries(
          Map.entry("TagResource", this::tag),
          Map.entry("UntagResource", this::untag),
          Map.entry("ListTagsForResource", this::tags),
          Map.entry("ListAgentRuntimeVersions", this::runtimeVersions),
          Map.entry("SynchronizeGatewayTargets", this::synchronizeTargets),
          Map.entry("GetConfigurationBundleVersion", this::bundleVersion),
          Map.entry("ListConfigurationBundleVersions", this::bundleVersions),
          Map.entry("SubmitRegistryRecordForApproval", this::submit),
          Map.entry("UpdateRegistryRecordStatus", this::review),
          Map.entry("ListPolicyGenerationAssets", this::assets));

  Extras(Engine engine) {
    this.engine = engine;
  }

  boolean has(String operation) {
    return extras.containsKey(operation);
  }

  JsonNode run(Operation operation, ObjectNode input, Call call) {
    Extra extra = extras.get(operation.name());
    if (extra == null) {
      throw new AwsError(
          "InternalServerException", "The local cloud does not have " + operation.name());
    }
    return extra.run(input, call);
  }

  private JsonNode tag(ObjectNode input, Call call) {
    Resource resource = tagged(input, call);
    ObjectNode tags = resource.tags().deepCopy();
    tags.setAll((ObjectNode) input.get("tags"));
    if (tags.size() > 50) {
      throw AwsError.invalid("tags", "A resource has at most 50 tags");
    }
    resource.tags().setAll(tags);
    engine.put(resource);
    return input;
  }

  private JsonNode untag(ObjectNode input, Call call) {
    Resource resource = tagged(input, call);
    input.path("tagKeys").forEach(key -> resource.tags().remove(key.asText()));
    engine.put(resource);
    return input;
  }

  private JsonNode tags(ObjectNode input, Call call) {
    return Json.mapper().createObjectNode().set("tags", tagged(input, call).tags());
  }

  private Resource tagged(ObjectNode input, Call call) {
    String arn = input.path("resourceArn").asText();
    return engine
        .byArn(arn, call)
        .orElseThrow(
            () -> new AwsError("ResourceNotFoundException", "There is no resource " + arn));
  }

  private JsonNode runtimeVersions(ObjectNode input, Call call) {
    String id = input.path("agentRuntimeId").asText();
    Resource runtime = engine.existing("agent-runtime", "", id, call);
    List<JsonNode> versions = new ArrayList<>();
    runtime.versions().forEach(it -> versions.add(0, it));
    return Paging.page("agentRuntimes", versions, input, Engine.PAGE);
  }

  private JsonNode synchronizeTargets(ObjectNode input, Call call) {
    String gateway = input.path("gatewayIdentifier").asText();
    engine.existing("gateway", "", gateway, call);
    ObjectNode answer = Json.mapper().createObjectNode();
    input
        .path("targetIdList")
        .forEach(
            id -> {
              Resource target = engine.existing("gateway-target", gateway, id.asText(), call);
              target.settled().put("lastSynchronizedAt", call.seconds());
              engine.travel(target, "SYNCHRONIZING", "READY", call, null);
              engine.put(target);
              answer.withArray("targets").add(target.fields());
            });
    return answer;
  }

  private JsonNode bundleVersion(ObjectNode input, Call call) {
    String version = input.path("versionId").asText();
    JsonNode found = bundle(input, call).versions().path(version);
    if (found.isMissingNode()) {
      throw new AwsError("ResourceNotFoundException", "There is no version " + version);
    }
    return found;
  }

  private JsonNode bundleVersions(ObjectNode input, Call call) {
    List<JsonNode> versions = new ArrayList<>();
    bundle(input, call).versions().forEach(it -> versions.add(0, it));
    return Paging.page("versions", versions, input, Engine.PAGE);
  }

  private Resource bundle(ObjectNode input, Call call) {
    return engine.existing("configuration-bundle", "", input.path("bundleId").asText(), call);
  }

  private JsonNode submit(ObjectNode input, Call call) {
    Resource record = record(input, call);
    if (!record.status().equals("DRAFT")) {
      throw new AwsError("ConflictException", "The record is " + record.status() + ", not DRAFT");
    }
    Resource registry = engine.existing("registry", "", record.parent(), call);
    boolean automatic =
        registry.fields().path("approvalConfiguration").path("autoApproval").asBoolean();
    return moved(record, automatic ? "APPROVED" : "PENDING_APPROVAL", "", call);
  }

  private JsonNode review(ObjectNode input, Call call) {
    String status = input.path("status").asText();
    if (!REVIEWED.contains(status)) {
      throw AwsError.invalid("status", "A record can become " + String.join(", ", REVIEWED));
    }
    return moved(record(input, call), status, input.path("statusReason").asText(), call);
  }

  private JsonNode moved(Resource record, String status, String reason, Call call) {
    record.fields().put("status", status).put("statusReason", reason);
    Times.updated(record.fields(), call);
    engine.put(record);
    return record.fields();
  }

  private Resource record(ObjectNode input, Call call) {
    return engine.existing(
        "registry-record",
        engine.shortened(input, "registryId"),
        engine.shortened(input, "recordId"),
        call);
  }

  private JsonNode assets(ObjectNode input, Call call) {
    engine.existing(
        "policy-generation",
        input.path("policyEngineId").asText(),
        input.path("policyGenerationId").asText(),
        call);
    return Paging.page("policyGenerationAssets", List.of(), input, Engine.PAGE);
  }
}
