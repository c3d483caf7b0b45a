package io.acore.localcloud.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** What the service brings along: a browser, a code interpreter, and its own evaluators. */
final class Systems {
  private static final String BUILT_IN = "Builtin.";

  private Systems() {}

  static Optional<Resource> find(Family family, String id, Call call) {
    List<String> system = family.words("system");
    if (!system.isEmpty() && system.get(0).equals(id)) {
      return Optional.of(tool(family, system, call));
    }
    return family.kind().equals("evaluator") && id.startsWith(BUILT_IN)
        ? Optional.of(evaluator(family, id))
        : Optional.empty();
  }

  /** Only who asks for the service's own sees them in a list. */
  static List<Resource> listed(Family family, ObjectNode input, List<Resource> made, Call call) {
    List<String> system = family.words("system");
    return !system.isEmpty() && input.path("type").asText().equals("SYSTEM")
        ? List.of(tool(family, system, call))
        : made;
  }

  private static Resource tool(Family family, List<String> system, Call call) {
    Resource resource = resource(family, system.get(0), "READY");
    ObjectNode fields = resource.fields();
    fields.put("name", system.get(0).replace('.', '_'));
    fields.put(
        family.arnMember().orElseThrow(),
        "arn:aws:bedrock-agentcore:"
            + call.region()
            + ":aws:"
            + system.get(1)
            + "/"
            + system.get(0));
    fields.putObject("networkConfiguration").put("networkMode", system.get(2));
    return resource;
  }

  private static Resource evaluator(Family family, String id) {
    Resource resource = resource(family, id, "ACTIVE");
    ObjectNode fields = resource.fields();
    fields.put("evaluatorName", id).put("level", "TRACE").put("lockedForModification", false);
    fields.put("evaluatorArn", "arn:aws:bedrock-agentcore:::evaluator/" + id);
    ObjectNode judge = fields.putObject("evaluatorConfig").putObject("llmAsAJudge");
    judge.put("instructions", "the service's own");
    judge
        .putObject("ratingScale")
        .putArray("numerical")
        .addObject()
        .put("definition", "the service's own")
        .put("label", "the service's own")
        .put("value", 1);
    judge
        .putObject("modelConfig")
        .putObject("bedrockEvaluatorModelConfig")
        .put("modelId", "the service's own");
    return resource;
  }

  private static Resource resource(Family family, String id, String status) {
    Resource resource = Resource.create(family.kind(), "", "", id);
    resource.fields().put(family.id(), id).put("status", status);
    // They were there before anything here
    Times.created(resource.fields(), new Call("", "", 0));
    return resource;
  }
}
