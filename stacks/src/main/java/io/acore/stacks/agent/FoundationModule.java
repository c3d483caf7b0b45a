package io.acore.stacks.agent;

import io.acore.constructs.function.LambdaFunction;
import io.acore.constructs.gateway.Gateway;
import io.acore.constructs.gateway.GatewayTarget;
import io.acore.constructs.policy.IPolicyEngine;
import io.acore.constructs.queue.DeadLetterQueue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Gateway, its targets, and identities. */
public final class FoundationModule {
  private FoundationModule() {}

  /**
   * Builds what acore.yaml asks for.
   *
   * @param policyEngine of this project; {@code gateway.policy_engine_arn} comes before it
   */
  public static Foundation build(
      AgentContext context, Optional<? extends IPolicyEngine> policyEngine) {
    Identities identities = Identities.build(context);
    Map<String, LambdaFunction> functions = new TreeMap<>();
    Optional<Gateway> gateway = Optional.empty();
    List<GatewayTarget> targets = List.of();
    if (context.config().root().flag("enable_gateway")) {
      Functions code = new Functions(context, functions);
      Gateway made = GatewaySettings.build(context, code, policyEngine);
      targets = GatewayTargets.build(context, made, code, identities);
      GatewayRules.build(context, made, targets);
      output(context, made);
      gateway = Optional.of(made);
    }
    Optional<DeadLetterQueue> failedEvents =
        functions.isEmpty() ? Optional.empty() : FailedEvents.of(context);
    return new Foundation(gateway, targets, functions, failedEvents, identities.workloads());
  }

  private static void output(AgentContext context, Gateway gateway) {
    context.stack().output("gateway_id", gateway.id());
    context.stack().output("gateway_arn", gateway.arn());
    context.stack().output("gateway_url", gateway.url());
  }
}
