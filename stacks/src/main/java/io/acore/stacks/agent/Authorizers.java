package io.acore.stacks.agent;

import io.acore.constructs.authorizer.CustomClaim;
import io.acore.constructs.authorizer.JwtAuthorizer;
import io.acore.constructs.terraform.Expression;
import io.acore.stacks.config.Section;
import java.util.List;

/** The block {@code authorizer:}, which gateways, runtimes and registries share. */
final class Authorizers {
  private Authorizers() {}

  static JwtAuthorizer jwt(Section section) {
    return new JwtAuthorizer(
        Expression.literal(section.text("discovery_url")),
        literals(section.texts("allowed_audience")),
        literals(section.texts("allowed_clients")),
        section.texts("allowed_scopes"),
        section.sections("custom_claims").stream().map(Authorizers::claim).toList());
  }

  private static CustomClaim claim(Section section) {
    return new CustomClaim(
        section.text("name"),
        CustomClaim.Match.valueOf(section.text("operator")),
        section.texts("values"));
  }

  private static List<Expression> literals(List<String> texts) {
    return texts.stream().map(Expression::literal).toList();
  }
}
