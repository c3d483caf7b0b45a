package io.acore.constructs.role;

import io.acore.base.Suggestions;
import io.acore.base.UserError;
import io.acore.constructs.document.Document;
import io.acore.constructs.terraform.Expression;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a role may do besides, from an IAM policy document in a file.
 *
 * <p>The same rules hold as for grants: only `Allow`, and every action by its name. Every resource
 * may be allowed; who writes the file answers for it.
 */
public final class PolicyFile {
  private static final Set<String> MEMBERS =
      Set.of("Sid", "Effect", "Action", "Resource", "Condition");

  private final Path file;

  private PolicyFile(Path file) {
    this.file = file;
  }

  /** The file's statements. */
  public static List<Statement> read(Path file) {
    return new PolicyFile(file).statements(Document.read("policy", file));
  }

  private List<Statement> statements(Document document) {
    Object content = document.map().map(map -> (Object) map.get("Statement")).orElse("");
    List<?> entries = content instanceof Map<?, ?> ? List.of(content) : listOf(content);
    if (entries.isEmpty() || entries.get(0) instanceof String) {
      throw new UserError(
          "`" + file + "` is not a policy",
          "it has no `Statement`",
          "write `{\"Version\": \"2012-10-17\", \"Statement\": [...]}`");
    }
    List<Statement> statements = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      statements.add(
          statement(entries.get(i), "`" + file.getFileName() + "`: Statement[" + i + "]"));
    }
    return statements;
  }

  private Statement statement(@Nullable Object entry, String place) {
    if (!(entry instanceof Map<?, ?> members)) {
      throw new UserError(
          place + " is not a statement", "it has no members", "mend the file there");
    }
    for (Object member : members.keySet()) {
      if (!MEMBERS.contains(String.valueOf(member))) {
        throw new UserError(
            place + " has `" + member + "`",
            "a role's statement takes " + String.join(", ", new java.util.TreeSet<>(MEMBERS)),
            Suggestions.nearest(String.valueOf(member), MEMBERS)
                .map(near -> "write `" + near + "`")
                .orElse("leave it out"));
      }
    }
    if (!"Allow".equals(members.get("Effect"))) {
      throw new UserError(
          place + " has the effect `" + members.get("Effect") + "`",
          "a role may do nothing at first, so its policy only allows",
          "write `Allow`, or leave the statement out");
    }
    List<Expression> resources =
        texts(members.get("Resource"), place + ".Resource").stream()
            .map(Expression::literal)
            .toList();
    Optional<String> reason =
        resources.contains(Expression.literal("*"))
            ? Optional.of("the policy file " + file.getFileName() + " says so")
            : Optional.empty();
    try {
      return new Statement(
          texts(members.get("Action"), place + ".Action"),
          resources,
          conditions(members.get("Condition"), place + ".Condition"),
          reason);
    } catch (UserError refused) {
      throw new UserError(place + ": " + refused.what(), refused.why(), refused.fix(), refused);
    }
  }

  private static List<?> listOf(@Nullable Object value) {
    return value instanceof List<?> list ? list : List.of();
  }

  private static List<String> texts(@Nullable Object value, String place) {
    List<?> values = value instanceof String ? List.of(value) : listOf(value);
    if (values.isEmpty() || !values.stream().allMatch(String.class::isInstance)) {
      throw new UserError(
          place + " is missing or no text", "it is a text or a list of texts", "mend it there");
    }
    return values.stream().map(String.class::cast).toList();
  }

  private static Map<String, Map<String, ?>> conditions(@Nullable Object value, String place) {
    Map<String, Map<String, ?>> conditions = new LinkedHashMap<>();
    if (value == null) {
      return conditions;
    }
    if (!(value instanceof Map<?, ?> operators)) {
      throw new UserError(
          place + " is not an object", "it maps operators to keys", "mend it there");
    }
    operators.forEach(
        (operator, keys) -> {
          if (!(keys instanceof Map<?, ?> byKey)) {
            throw new UserError(
                place + "." + operator + " is not an object",
                "it maps keys to values",
                "mend it there");
          }
          Map<String, Object> copy = new LinkedHashMap<>();
          byKey.forEach((key, each) -> copy.put(String.valueOf(key), plain(each, place)));
          conditions.put(String.valueOf(operator), copy);
        });
    return conditions;
  }

  private static Object plain(@Nullable Object value, String place) {
    return value instanceof String || value instanceof Boolean || value instanceof Number
        ? value
        : texts(value, place);
  }
}
