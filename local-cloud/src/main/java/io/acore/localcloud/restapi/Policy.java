package io.acore.localcloud.restapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;

/** What an authorizer's policy document says about one method. */
final class Policy {
  private Policy() {}

  enum Decision {
    ALLOWED,
    DENIED,
    NOT_MENTIONED
  }

  static Decision decide(JsonNode document, String methodArn) {
    Decision decision = Decision.NOT_MENTIONED;
    for (JsonNode statement : many(document.path("Statement"))) {
      boolean action = matches(statement.path("Action"), "execute-api:Invoke");
      if (!action || !matches(statement.path("Resource"), methodArn)) {
        continue;
      }
      if (statement.path("Effect").asText().equals("Deny")) {
        return Decision.DENIED;
      }
      if (statement.path("Effect").asText().equals("Allow")) {
        decision = Decision.ALLOWED;
      }
    }
    return decision;
  }

  private static boolean matches(JsonNode patterns, String text) {
    for (JsonNode pattern : many(patterns)) {
      String regex =
          Pattern.quote(pattern.asText()).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q");
      if (Pattern.compile(regex, Pattern.CASE_INSENSITIVE).matcher(text).matches()) {
        return true;
      }
    }
    return false;
  }

  private static Iterable<JsonNode> many(JsonNode one) {
    return one.isArray() ? one : java.util.List.of(one);
  }
}
