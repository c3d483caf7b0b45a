package io.acore.constructs.policy;

import com.cedarpolicy.BasicAuthorizationEngine;
import com.cedarpolicy.model.AuthorizationRequest;
import com.cedarpolicy.model.AuthorizationResponse;
import com.cedarpolicy.model.DetailedError;
import com.cedarpolicy.model.exception.AuthException;
import com.cedarpolicy.model.exception.InternalException;
import com.cedarpolicy.model.policy.Policy;
import com.cedarpolicy.model.policy.PolicySet;
import com.cedarpolicy.value.EntityTypeName;
import com.cedarpolicy.value.EntityUID;
import io.acore.base.UserError;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a policy with Cedar's own parser.
 *
 * <p>Its parse call says what is wrong but not where. An authorization request with the policy in
 * it says both, so that is what is asked; nobody looks at the decision.
 */
final class CedarSyntax {
  private static final String ID = "policy";
  private static final String PREFIX = "failed to parse policy with id `" + ID + "` from string: ";

  private CedarSyntax() {}

  /** Passes, or says file, line and column and points at the place. */
  static void check(String text, String origin) {
    if (text.isBlank()) {
      throw new UserError(
          "The Cedar policy in " + origin + " is empty",
          "a policy is one `permit` or `forbid` statement",
          "write one, or remove it from the configuration");
    }
    List<DetailedError> errors = parse(text);
    if (!errors.isEmpty()) {
      throw error(text, origin, errors.get(0));
    }
  }

  // A good policy, which nearly all are, is spared the request and the JSON that goes with it.
  private static List<DetailedError> parse(String text) {
    try {
      Policy.parseStaticPolicy(text);
      return List.of();
    } catch (InternalException bad) {
      return locate(text);
    }
  }

  private static List<DetailedError> locate(String text) {
    try {
      AuthorizationResponse response =
          new BasicAuthorizationEngine()
              .isAuthorized(
                  new AuthorizationRequest(
                      entity("Principal"), entity("Action"), entity("Resource"), new HashMap<>()),
                  new PolicySet(Set.of(new Policy(text, ID))),
                  new HashSet<>());
      return response.errors.map(List::copyOf).orElse(List.of());
    } catch (AuthException e) {
      throw new IllegalStateException("Cedar's parser did not answer", e);
    }
  }

  private static EntityUID entity(String type) {
    return new EntityUID(EntityTypeName.parse(type).orElseThrow(), "any");
  }

  private static UserError error(String text, String origin, DetailedError error) {
    String message =
        error.message.startsWith(PREFIX) ? error.message.substring(PREFIX.length()) : error.message;
    int offset =
        error.sourceLocations.isEmpty() ? 0 : characters(text, error.sourceLocations.get(0).start);
    Optional<String> expected =
        error.sourceLocations.stream().flatMap(place -> place.label.stream()).findFirst();
    int lineStart = text.lastIndexOf('\n', offset - 1) + 1;
    int lineEnd = text.indexOf('\n', offset);
    String line = text.substring(lineStart, lineEnd < 0 ? text.length() : lineEnd).stripTrailing();
    long number = text.substring(0, offset).chars().filter(c -> c == '\n').count() + 1;
    int column = offset - lineStart;
    return new UserError(
        origin + ":" + number + ":" + (column + 1) + ": " + message,
        expected.map(what -> "Cedar " + what).orElse("Cedar cannot read the policy")
            + "\n"
            + "  | "
            + line
            + "\n"
            + "  | "
            + indent(line, column)
            + "^",
        fix(message, error.help));
  }

  private static String fix(String message, Optional<String> help) {
    if (message.equals("unexpected token `forbid`")
        || message.equals("unexpected token `permit`")) {
      return "AgentCore takes one statement per policy: put each into a policy of its own";
    }
    return help.orElse("correct it there");
  }

  // A tab stays a tab, so that the caret stands below its character.
  private static String indent(String line, int column) {
    StringBuilder indent = new StringBuilder();
    for (int i = 0; i < column; i++) {
      indent.append(i < line.length() && line.charAt(i) == '\t' ? '\t' : ' ');
    }
    return indent.toString();
  }

  // Cedar counts bytes of UTF-8.
  private static int characters(String text, int bytes) {
    byte[] all = text.getBytes(StandardCharsets.UTF_8);
    int end = Math.min(Math.max(bytes, 0), all.length);
    return new String(all, 0, end, StandardCharsets.UTF_8).length();
  }
}
