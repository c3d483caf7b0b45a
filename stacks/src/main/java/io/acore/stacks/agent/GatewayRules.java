package io.acore.stacks.agent;

import io.acore.constructs.gateway.Gateway;
import io.acore.constructs.gateway.GatewayRule;
import io.acore.constructs.gateway.GatewayRuleProps;
import io.acore.constructs.gateway.GatewayTarget;
import io.acore.constructs.gateway.RuleAction;
import io.acore.constructs.gateway.RuleCondition;
import io.acore.stacks.config.Section;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The list {@code gateway.rules}. */
final class GatewayRules {
  private final Map<String, GatewayTarget> targets = new LinkedHashMap<>();

  private GatewayRules(List<GatewayTarget> made) {
    made.forEach(target -> targets.put(target.name(), target));
  }

  static void build(AgentContext context, Gateway gateway, List<GatewayTarget> targets) {
    GatewayRules rules = new GatewayRules(targets);
    for (Section section : context.config().root().section("gateway").sections("rules")) {
      List<GatewayTarget> used = new ArrayList<>();
      RuleAction action = rules.action(section, used);
      long priority = section.number("priority");
      new GatewayRule(
          context.stack(),
          "gateway_rule_" + priority,
          gateway,
          new GatewayRuleProps(
              Math.toIntExact(priority),
              List.of(action),
              conditions(section),
              section.optionalText("description")),
          used);
    }
  }

  private RuleAction action(Section section, List<GatewayTarget> used) {
    if (section.has("target")) {
      used.add(find(section));
      return RuleAction.route(section.text("target"));
    }
    List<RuleAction.Share> shares = new ArrayList<>();
    for (Section share : section.sections("weighted_targets")) {
      used.add(find(share));
      shares.add(
          new RuleAction.Share(
              share.text("name"), share.text("target"), Math.toIntExact(share.number("weight"))));
    }
    return Blocks.placed(section, "weighted_targets", () -> RuleAction.split(shares));
  }

  private GatewayTarget find(Section section) {
    GatewayTarget target = targets.get(section.text("target"));
    if (target == null) {
      throw AgentErrors.noTarget(section, targets.keySet());
    }
    return target;
  }

  private static List<RuleCondition> conditions(Section section) {
    List<RuleCondition> conditions = new ArrayList<>();
    if (!section.texts("match_paths").isEmpty()) {
      conditions.add(RuleCondition.paths(section.texts("match_paths")));
    }
    if (!section.texts("match_principals").isEmpty()) {
      conditions.add(
          Blocks.placed(
              section,
              "match_principals",
              () -> RuleCondition.principals(Blocks.literals(section.texts("match_principals")))));
    }
    return conditions;
  }
}
