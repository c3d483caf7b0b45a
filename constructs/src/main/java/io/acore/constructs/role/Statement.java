package io.acore.constructs.role;

import io.acore.base.UserError;
import io.acore.constructs.terraform.Expression;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a role may do, and on what.
 *
 * @param actions sorted, none with a wildcard
 * @param resources ARNs; {@code *} only together with a reason
 * @param conditions operator -> key -> value or list of values
 * @param reason why the resource is {@code *}; it stands beside the policy in the Terraform
 */
public record Statement(
    List<String> actions,
    List<Expression> resources,
    Map<String, Map<String, ?>> conditions,
    Optional<String> reason) {
  private static final Expression EVERYTHING = Expression.literal("*");

  public Statement {
    actions = List.copyOf(new TreeSet<>(actions));
    resources = List.copyOf(resources);
    conditions = Map.copyOf(conditions);
    for (String action : actions) {
      if (!action.matches("[a-z0-9-]+:[A-Za-z0-9]+")) {
        throw new UserError(
            "The action `" + action + "` is too wide or not an action",
            "a role names each action it needs; a wildcard also takes in what AWS adds next year",
            "write actions out, for example `s3:GetObject`");
      }
    }
    if (actions.isEmpty() || resources.isEmpty()) {
      throw new UserError(
          "A statement has no " + (actions.isEmpty() ? "actions" : "resources"),
          "IAM refuses it",
          "name at least one");
    }
    if (resources.contains(EVERYTHING) && reason.isEmpty()) {
      throw new UserError(
          "The actions " + actions + " are allowed on every resource",
          "nothing says why no narrower resource will do",
          "name the ARNs, or use Statement.onEverything with the reason");
    }
  }

  /** Allows actions on resources. */
  public static Statement allow(List<String> actions, Expression... resources) {
    return new Statement(actions, List.of(resources), Map.of(), Optional.empty());
  }

  /** Allows actions on resources. */
  public static Statement allow(List<String> actions, List<Expression> resources) {
    return new Statement(actions, resources, Map.of(), Optional.empty());
  }

  /** Allows actions that know no narrower resource than {@code *}. */
  public static Statement onEverything(String reason, List<String> actions) {
    return new Statement(actions, List.of(EVERYTHING), Map.of(), Optional.of(reason));
  }

  /** The same, but only when a condition holds: {@code when("StringEquals", "aws:x", value)}. */
  public Statement when(String operator, String key, Object value) {
    Map<String, Map<String, ?>> all = new TreeMap<>(conditions);
    Map<String, Object> keys = new TreeMap<>(conditions.getOrDefault(operator, Map.of()));
    keys.put(key, value);
    all.put(operator, keys);
    return new Statement(actions, resources, all, reason);
  }

  /** The same on other resources. */
  Statement on(List<Expression> others) {
    return new Statement(actions, others, conditions, reason);
  }

  /** Joins statements that differ in their resources alone, so that the policy stays small. */
  static List<Statement> merge(List<Statement> statements) {
    Map<List<Object>, Statement> merged = new LinkedHashMap<>();
    for (Statement statement : statements) {
      merged.merge(
          List.of(statement.actions, statement.conditions, statement.reason),
          statement,
          (left, right) -> {
            List<Expression> resources = new ArrayList<>(left.resources);
            right.resources.stream().filter(r -> !resources.contains(r)).forEach(resources::add);
            return new Statement(left.actions, resources, left.conditions, left.reason);
          });
    }
    return List.copyOf(merged.values());
  }

  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("Effect", "Allow");
    json.put("Action", actions);
    json.put("Resource", resources);
    if (!conditions.isEmpty()) {
      json.put("Condition", new TreeMap<>(conditions));
    }
    return json;
  }
}
