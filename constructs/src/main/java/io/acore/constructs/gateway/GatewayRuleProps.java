package io.acore.constructs.gateway;

import io.acore.constructs.limit.Limit;
import java.util.List;
import java.util.Optional;

/**
 * What a rule is.
 *
 * @param priority 1 to 1000000; the lowest that fits is taken
 * @param actions 1 or 2
 * @param conditions 2 at most; without any it is for every request
 * @param description without it none
 */
public record GatewayRuleProps(
    int priority,
    List<RuleAction> actions,
    List<RuleCondition> conditions,
    Optional<String> description) {
  public GatewayRuleProps {
    Limit.range("rule priority", priority, 1, 1_000_000);
    actions = Limit.count("actions of a rule", actions, 1, 2);
    conditions = Limit.count("conditions of a rule", conditions, 0, 2);
    description.ifPresent(GatewayLimits.RULE_DESCRIPTION::check);
  }
}
