package io.acore.constructs.resourcepolicy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.acore.base.Json;
import io.acore.base.UserError;
import io.acore.constructs.terraform.Expression;

/**
 * An IAM policy document for one resource.
 *
 * <p>It has to name the resource's ARN, which nobody knows before the resource exists: the text
 * says <code>{{resource_arn}}</code>, and Terraform puts the ARN there.
 *
 * @param origin the file it is from, for error messages
 */
public record PolicyDocument(String text, String origin) {
  private static final int MOST = 20_480;
  private static final String PLACEHOLDER = "{{resource_arn}}";

  /** Refuses what is not a policy, and what lets everyone in. */
  public PolicyDocument {
    JsonNode document = parse(text, origin);
    if (!document.path("Statement").isContainerNode()) {
      throw new UserError(
          "The resource policy in " + origin + " has no `Statement`",
          "a policy document has Version and Statement",
          "add one; `Resource` can be " + PLACEHOLDER);
    }
    if (text.length() > MOST) {
      throw new UserError(
          "The resource policy in " + origin + " has " + text.length() + " characters",
          "AgentCore takes " + MOST + " at most",
          "name roles by an organization condition instead of one by one");
    }
    JsonNode statements = document.path("Statement");
    for (JsonNode statement :
        statements.isArray() ? statements : Json.tree(new Object[] {statements})) {
      refuseEveryone(statement, origin);
    }
  }

  /** The text with the ARN in it. */
  Expression filled(Expression resourceArn) {
    Expression filled = Expression.literal("");
    String[] parts = text.split(java.util.regex.Pattern.quote(PLACEHOLDER), -1);
    for (int i = 0; i < parts.length; i++) {
      filled = i == 0 ? filled.plus(parts[i]) : filled.plus(resourceArn).plus(parts[i]);
    }
    return filled;
  }

  private static JsonNode parse(String text, String origin) {
    try {
      return Json.mapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw new UserError(
          origin
              + ":"
              + e.getLocation().getLineNr()
              + ":"
              + e.getLocation().getColumnNr()
              + ": this is not JSON",
          String.valueOf(e.getOriginalMessage()),
          "correct it there",
          e);
    }
  }

  private static void refuseEveryone(JsonNode statement, String origin) {
    JsonNode principal = statement.path("Principal");
    boolean everyone =
        principal.asText().equals("*") || principal.path("AWS").toString().contains("\"*\"");
    if (statement.path("Effect").asText().equals("Allow")
        && everyone
        && statement.path("Condition").isEmpty()) {
      throw new UserError(
          "The resource policy in " + origin + " lets everyone in",
          "it allows the principal `*` without a condition",
          "name the accounts or roles, or add a condition such as aws:PrincipalOrgID");
    }
  }
}
