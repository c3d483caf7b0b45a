package io.acore.functions.proxy;

import io.acore.functions.http.Json;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What IAM makes of a policy of ours: default deny, wildcards, and the conditions that we use. An
 * operator that it does not know fails the test instead of passing for a match.
 */
final class PolicySimulation {
  private final List<?> statements;

  PolicySimulation(String policy) {
    statements = (List<?>) Objects.requireNonNull(Json.parse(policy, 1 << 16).get("Statement"));
  }

  boolean allows(String action, String resource, Map<String, List<String>> context) {
    return statements.stream()
        .map(Json::object)
        .anyMatch(
            statement ->
                "Allow".equals(statement.get("Effect"))
                    && anyLike(statement.get("Action"), action)
                    && anyLike(statement.get("Resource"), resource)
                    && conditions(Json.object(statement.get("Condition")), context));
  }

  private static boolean conditions(
      Map<String, @Nullable Object> conditions, Map<String, List<String>> context) {
    return conditions.entrySet().stream()
        .allMatch(
            operator ->
                Json.object(operator.getValue()).entrySet().stream()
                    .allMatch(
                        test ->
                            holds(
                                operator.getKey(),
                                test.getValue(),
                                context.getOrDefault(test.getKey(), List.of()))));
  }

  private static boolean holds(String operator, @Nullable Object wanted, List<String> actual) {
    return switch (operator) {
      case "StringLike" -> actual.stream().anyMatch(value -> anyLike(wanted, value));
      case "ForAllValues:StringEquals" -> actual.stream().allMatch(value -> value.equals(wanted));
      case "Null" -> actual.isEmpty() == "true".equals(wanted);
      default -> throw new IllegalArgumentException(operator);
    };
  }

  private static boolean anyLike(@Nullable Object patterns, String value) {
    List<?> all = patterns instanceof List<?> list ? list : List.of(String.valueOf(patterns));
    return all.stream().anyMatch(pattern -> like(String.valueOf(pattern), value));
  }

  private static boolean like(String pattern, String value) {
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      regex.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
    }
    return Pattern.compile(regex.toString(), Pattern.DOTALL).matcher(value).matches();
  }
}
