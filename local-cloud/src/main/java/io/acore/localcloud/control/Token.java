package io.acore.localcloud.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acore.base.Json;
import io.acore.base.Sha256;
import io.acore.localcloud.shape.AwsError;
import io.acore.localcloud.shape.Operation;
import io.acore.localcloud.shape.ServiceModel;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A request's idempotency token. What it was answered is kept with the resource that it made, so it
 * is forgotten together with it.
 */
record Token(String operation, String value, String inputHash) {

  static Token of(ServiceModel model, Operation operation, ObjectNode input) {
    ObjectNode rest = input.deepCopy();
    String value =
        model.shape(operation.input()).members().entrySet().stream()
            .filter(it -> it.getValue().token())
            .map(Map.Entry::getKey)
            .findFirst()
            .map(rest::remove)
            .map(JsonNode::asText)
            .orElse("");
    return new Token(operation.name(), value, Sha256.of(Json.compact(rest)).shortened());
  }

  /** What the same request was answered before, if this is it. */
  Optional<JsonNode> answer(Resource resource) {
    JsonNode known = resource.tokens().path(operation);
    if (value.isEmpty() || !known.path("value").asText().equals(value)) {
      return Optional.empty();
    }
    if (!known.path("inputHash").asText().equals(inputHash)) {
      throw new AwsError(
          "ValidationException",
          "The client token was used before, with other parameters",
          "IdempotentParameterMismatchException",
          List.of());
    }
    return Optional.of(known.path("answer"));
  }

  void remember(Resource resource, JsonNode answer) {
    if (!value.isEmpty()) {
      resource
          .tokens()
          .putObject(operation)
          .put("value", value)
          .put("inputHash", inputHash)
          .set("answer", answer);
    }
  }
}
