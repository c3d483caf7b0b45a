package io.acore.stacks.agent;

import io.acore.constructs.policy.PolicyEngine;
import java.util.Optional;

/** Builds every module of one agent, in the order in which they need each other. */
public final class AgentModules {
  private AgentModules() {}

  public static void build(AgentContext context) {
    context.stack().output("agent_name", context.config().root().text("agent_name"));
    Optional<PolicyEngine> engine = GovernanceModule.policyEngine(context);
    Surroundings surroundings = Surroundings.none();
    RuntimeParts runtime = RuntimeModule.build(context, surroundings);
    GovernanceModule.build(context, engine, surroundings, runtime);
  }
}
