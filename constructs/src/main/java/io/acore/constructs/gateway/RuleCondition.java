package io.acore.constructs.gateway;

import io.acore.constructs.limit.Limit;
import io.acore.constructs.terraform.Expression;
import java.util.List;
import java.util.Map;

/** Which requests a rule is for. */
public sealed interface RuleCondition {
  /** One entry of the API's {@code conditions}. */
  Map<String, Object> input();

  /** Requests below one of these paths, 10 at most. */
  static RuleCondition paths(List<String> paths) {
    return new Paths(paths);
  }

  /** Requests of one of these roles or users, 100 at most; `*` and `?` stand for any text. */
  static RuleCondition principals(List<Expression> arns) {
    return new Principals(arns);
  }

  /** See {@link RuleCondition#paths}. */
  record Paths(List<String> anyOf) implements RuleCondition {
    private static final Limit PATH =
        Limit.form(
            "rule path", "/[\\w\\-.]+/\\*", 4, 512, "one path segment and `/*`", "/search/*");

    public Paths {
      anyOf = PATH.check(anyOf, 1, 10);
    }

    @Override
    public Map<String, Object> input() {
      return Map.of("matchPaths", Map.of("anyOf", anyOf));
    }
  }

  /** See {@link RuleCondition#principals}. */
  record Principals(List<Expression> anyOf) implements RuleCondition {
    private static final Limit ARN =
        Limit.form(
            "principal ARN",
            "(arn:aws[a-zA-Z-]*:iam::(\\d{12}|\\*):(user|role)/[\\w+=,.@*?/-]+"
                + "|arn:aws[a-zA-Z-]*:sts::(\\d{12}|\\*):assumed-role/[\\w+=,.@*?/-]+)",
            1,
            2048,
            "the ARN of a user, a role or an assumed role",
            "arn:aws:iam::<account>:role/my-role");

    public Principals {
      anyOf = Limit.count("principals of a rule", anyOf, 1, 100);
      anyOf.forEach(ARN::check);
    }

    @Override
    public Map<String, Object> input() {
      return Map.of(
          "matchPrincipals", Map.of("anyOf", anyOf.stream().map(Principals::principal).toList()));
    }

    private static Map<String, Object> principal(Expression arn) {
      boolean pattern = arn.text().filter(text -> text.matches(".*[*?].*")).isPresent();
      return Map.of(
          "iamPrincipal", Map.of("arn", arn, "operator", pattern ? "StringLike" : "StringEquals"));
    }
  }
}
