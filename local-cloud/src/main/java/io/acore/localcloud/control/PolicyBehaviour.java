package io.acore.localcloud.control;

import com.fasterxml.jackson.databind.JsonNode;
import io.acore.localcloud.policy.CedarEngine;
import io.acore.localcloud.shape.AwsError;

/** A policy that Cedar cannot read could never decide anything. */
final class PolicyBehaviour implements Behaviour {
  @Override
  public void create(Change change) {
    update(change);
  }

  @Override
  public void update(Change change) {
    JsonNode statement = change.fields().path("definition").path("cedar").path("statement");
    if (statement.isTextual()) {
      CedarEngine.problem(statement.asText())
          .ifPresent(
              why -> {
                throw AwsError.invalid(
                    "definition.cedar.statement", "The statement is not a Cedar policy: " + why);
              });
    }
  }
}
