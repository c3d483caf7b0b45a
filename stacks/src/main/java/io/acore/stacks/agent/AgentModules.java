package io.acore.stacks.agent;

import io.acore.constructs.gateway.GatewayTarget;
import io.acore.constructs.policy.PolicyEngine;
import java.util.Optional;

/** Builds every module of one agent, in the order in which they need each other. */
public final class AgentModules {
  private AgentModules() {}

  public static void build(AgentContext context) {
    context.stack().output("agent_name", context.config().root().text("agent_name"));
    Optional<PolicyEngine> engine = GovernanceModule.policyEngine(context);
    Foundation foundation = FoundationModule.build(context, engine);
    Tools tools = ToolsModule.build(context);
    Surroundings surroundings =
        new Surroundings(
            foundation.gateway().map(gateway -> gateway),
            tools.interpreter().map(interpreter -> interpreter),
            tools.browser().map(browser -> browser),
            foundation.targets().stream().map(GatewayTarget::dependency).toList());
    RuntimeParts runtime = RuntimeModule.build(context, surroundings);
    GovernanceModule.build(context, engine, surroundings, runtime);
    ObservabilityModule.build(context, new Observed(foundation, tools, runtime));
  }
}
