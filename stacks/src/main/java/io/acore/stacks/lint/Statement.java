package io.acore.stacks.lint;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** One statement of an IAM policy. */
record Statement(JsonNode body) {
  /** Actions that IAM allows at `*` and nowhere else. */
  private static final Set<String> WITHOUT_RESOURCE =
      Set.of(
          "bedrock-agentcore:CreateWorkloadIdentity",
          "cloudwatch:PutMetricData",
          "ec2:CreateNetworkInterface",
          "ec2:DeleteNetworkInterface",
          "ecr:GetAuthorizationToken",
          "logs:GetQueryResults",
          "logs:PutResourcePolicy",
          "logs:StopQuery",
          "xray:GetSamplingRules",
          "xray:GetSamplingTargets",
          "xray:PutTelemetryRecords",
          "xray:PutTraceSegments");

  static List<Statement> of(JsonNode policy) {
    List<Statement> statements = new ArrayList<>();
    JsonNode all = policy.path("Statement");
    if (all.isObject()) {
      statements.add(new Statement(all));
    }
    if (all.isArray()) {
      all.forEach(each -> statements.add(new Statement(each)));
    }
    return statements;
  }

  boolean allows() {
    return body.path("Effect").asText().equals("Allow");
  }

  List<String> actions() {
    return texts(body.path("Action"));
  }

  List<String> resources() {
    return texts(body.path("Resource"));
  }

  boolean conditional() {
    return !body.path("Condition").isEmpty();
  }

  boolean mentionsSource() {
    String condition = body.path("Condition").toString().toLowerCase(java.util.Locale.ROOT);
    return condition.contains("aws:source") || condition.contains("aws:principalorg");
  }

  List<String> services() {
    return texts(body.path("Principal").path("Service"));
  }

  /** Everybody, with an AWS account or without. */
  boolean anyone() {
    JsonNode principal = body.path("Principal");
    return principal.asText().equals("*") || texts(principal.path("AWS")).contains("*");
  }

  List<String> accounts() {
    return texts(body.path("Principal").path("AWS"));
  }

  boolean needsNoResource() {
    return actions().stream()
        .allMatch(
            action ->
                WITHOUT_RESOURCE.contains(action)
                    || action.matches("[a-z0-9-]+:(List|Describe)[A-Za-z]*"));
  }

  private static List<String> texts(JsonNode node) {
    List<String> texts = new ArrayList<>();
    if (node.isTextual()) {
      texts.add(node.asText());
    }
    node.forEach(each -> texts.add(each.asText()));
    return texts;
  }
}
