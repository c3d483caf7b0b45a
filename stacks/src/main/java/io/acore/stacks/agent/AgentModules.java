package io.acore.stacks.agent;

import io.acore.constructs.bridge.BridgedResource;
import io.acore.constructs.gateway.Gateway;
import io.acore.constructs.gateway.GatewayTarget;
import io.acore.constructs.policy.PolicyEngine;
import io.acore.constructs.registry.Registry;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

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
    Optional<Registry> registry = GovernanceModule.build(context, engine, surroundings, runtime);
    Map<String, BridgedResource> parts = new TreeMap<>();
    foundation.gateway().flatMap(Gateway::resource).ifPresent(it -> parts.put("gateway", it));
    runtime.runtime().ifPresent(it -> parts.put("runtime", it.resource()));
    runtime.memory().ifPresent(it -> parts.put("memory", it.resource()));
    engine.ifPresent(it -> parts.put("policy_engine", it.resource()));
    registry.ifPresent(it -> parts.put("registry", it.resource()));
    BridgeModule.build(context, parts);
    ObservabilityModule.build(context, new Observed(foundation, tools, runtime));
    BffModule.build(context, runtime);
  }
}
