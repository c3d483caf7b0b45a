package io.acore.constructs.role;

import io.acore.base.UserError;
import io.acore.constructs.terraform.Expression;
import java.util.ArrayList;
import java.util.List;

/**
 * A role's statements, cut to IAM's limits: 10,240 characters for all inline policies of a role,
 * 6,144 for a managed one, ten managed policies for a role. What a reference becomes is known only
 * to Terraform, so each counts as the longest ARN that acore makes.
 *
 * @param inline what stays in the role's own policy
 * @param managed what each further policy holds
 */
record PolicyParts(List<Statement> inline, List<Statement> managed) {
  private static final int LARGEST_INLINE = 9_000;
  private static final int LARGEST_MANAGED = 5_500;
  private static final int MOST_MANAGED = 10;
  private static final int LONGEST_ARN = 125;
  private static final int FRAME = 60;

  /** Moves the largest statements out until the rest fits. */
  static PolicyParts of(String role, List<Statement> statements) {
    List<Statement> inline = new ArrayList<>(statements);
    List<Statement> managed = new ArrayList<>();
    while (inline.stream().mapToInt(PolicyParts::size).sum() > LARGEST_INLINE) {
      Statement largest = inline.get(0);
      for (Statement statement : inline) {
        largest = size(statement) > size(largest) ? statement : largest;
      }
      inline.remove(largest);
      managed.addAll(cut(largest));
    }
    if (managed.size() > MOST_MANAGED) {
      throw new UserError(
          "The role `" + role + "` needs " + managed.size() + " policies",
          "IAM attaches at most " + MOST_MANAGED + " to a role; too many functions are named",
          "divide the targets over two agents, or give the role by its ARN");
    }
    return new PolicyParts(List.copyOf(inline), List.copyOf(managed));
  }

  private static List<Statement> cut(Statement statement) {
    int frame = size(statement) - resources(statement.resources());
    List<Statement> parts = new ArrayList<>();
    List<Expression> part = new ArrayList<>();
    for (Expression resource : statement.resources()) {
      if (!part.isEmpty()
          && frame + resources(part) + resources(List.of(resource)) > LARGEST_MANAGED) {
        parts.add(statement.on(part));
        part.clear();
      }
      part.add(resource);
    }
    parts.add(statement.on(part));
    return parts;
  }

  private static int size(Statement statement) {
    return FRAME
        + statement.actions().stream().mapToInt(action -> action.length() + 3).sum()
        + statement.conditions().toString().length()
        + resources(statement.resources());
  }

  private static int resources(List<Expression> resources) {
    return resources.stream().mapToInt(PolicyParts::length).sum();
  }

  private static int length(Expression resource) {
    int written = resource.toString().length() + 3;
    return resource.isLiteral() ? written : Math.max(written, LONGEST_ARN);
  }
}
