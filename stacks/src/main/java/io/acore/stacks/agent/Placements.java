package io.acore.stacks.agent;

import io.acore.constructs.terraform.Expression;
import io.acore.constructs.vpc.VpcPlacement;
import io.acore.stacks.config.Section;
import java.util.List;

/** The block {@code vpc:}, which runtimes, browsers and code interpreters share. */
final class Placements {
  private Placements() {}

  static VpcPlacement of(Section vpc) {
    return new VpcPlacement(literals(vpc.texts("subnets")), literals(vpc.texts("security_groups")));
  }

  private static List<Expression> literals(List<String> texts) {
    return texts.stream().map(Expression::literal).toList();
  }
}
