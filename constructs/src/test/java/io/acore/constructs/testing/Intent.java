package io.acore.constructs.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acore.base.Json;
import java.util.ArrayList;
import java.util.List;

/** What a construct asks for, without the bridge's own three resources. */
public final class Intent {
  private Intent() {}

  /** Inputs, policies and native resources: what a golden file of a construct holds. */
  public static String of(JsonNode terraform) {
    ObjectNode copy = terraform.deepCopy();
    if (copy.get("resource") instanceof ObjectNode resources) {
      resources.remove("null_resource");
    }
    if (copy.get("data") instanceof ObjectNode data) {
      data.remove("aws_ssm_parameter");
    }
    copy.remove("provider");
    return Json.pretty(copy);
  }

  /** Every action that any policy in the stack allows. */
  public static List<String> actions(JsonNode terraform) {
    List<String> actions = new ArrayList<>();
    terraform
        .at("/locals")
        .properties()
        .forEach(
            local ->
                local
                    .getValue()
                    .at("/Statement")
                    .forEach(
                        statement ->
                            statement
                                .at("/Action")
                                .forEach(action -> actions.add(action.asText()))));
    return actions;
  }

  /** The resources on which one action is allowed. */
  public static List<String> resources(JsonNode terraform, String action) {
    List<String> resources = new ArrayList<>();
    for (var local : terraform.at("/locals").properties()) {
      for (JsonNode statement : local.getValue().at("/Statement")) {
        for (JsonNode each : statement.at("/Action")) {
          if (each.asText().equals(action)) {
            statement.at("/Resource").forEach(resource -> resources.add(resource.asText()));
          }
        }
      }
    }
    return resources;
  }
}
