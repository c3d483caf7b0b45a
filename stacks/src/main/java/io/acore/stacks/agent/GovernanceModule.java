package io.acore.stacks.agent;

import io.acore.constructs.bridge.BridgedResource;
import io.acore.constructs.evaluation.IEvaluator;
import io.acore.constructs.policy.CedarPolicy;
import io.acore.constructs.policy.CedarPolicyProps;
import io.acore.constructs.policy.CedarStatement;
import io.acore.constructs.policy.PolicyEngine;
import io.acore.constructs.policy.PolicyEngineProps;
import io.acore.constructs.registry.Registry;
import io.acore.constructs.resourcepolicy.PolicyDocument;
import io.acore.constructs.resourcepolicy.ResourcePolicy;
import io.acore.constructs.runtime.AgentRuntime;
import io.acore.constructs.terraform.Expression;
import io.acore.stacks.config.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Policies, evaluation, and the catalogues around an agent. */
public final class GovernanceModule {
  private final AgentContext context;
  private final Section root;

  private GovernanceModule(AgentContext context) {
    this.context = context;
    this.root = context.config().root();
  }

  /** The policy engine, which has to be there before the gateway that asks it. */
  public static Optional<PolicyEngine> policyEngine(AgentContext context) {
    Section root = context.config().root();
    if (!root.flag("enable_policy_engine")) {
      return Optional.empty();
    }
    PolicyEngine engine =
        new PolicyEngine(
            context.stack(),
            "policy_engine",
            new PolicyEngineProps(
                context.naming().underscored("policy"),
                root.section("policy").optionalText("description"),
                Encryption.of(context)));
    context.stack().output("policy_engine_id", engine.id());
    context.stack().output("policy_engine_arn", engine.arn());
    return Optional.of(engine);
  }

  /**
   * Everything that needs gateway and runtime to be there; gives the registry, when there is one.
   */
  public static Optional<Registry> build(
      AgentContext context,
      Optional<PolicyEngine> engine,
      Surroundings surroundings,
      RuntimeParts runtime) {
    GovernanceModule module = new GovernanceModule(context);
    engine.ifPresent(it -> module.policies(it, surroundings, runtime));
    if (module.root.flag("enable_evaluations")) {
      EvaluationBuild evaluation = new EvaluationBuild(context);
      Map<String, IEvaluator> evaluators = evaluation.evaluators();
      evaluation.online(evaluators, runtime);
    }
    module.resourcePolicies(surroundings, runtime);
    return new CatalogueBuild(context, surroundings, runtime).build();
  }

  private void policies(PolicyEngine engine, Surroundings surroundings, RuntimeParts runtime) {
    Map<String, Expression> values = new TreeMap<>();
    List<String> dependencies = new ArrayList<>(surroundings.toolDependencies());
    surroundings
        .gateway()
        .ifPresent(
            gateway -> {
              values.put("gateway_arn", gateway.arn());
              gateway.resource().map(BridgedResource::dependency).ifPresent(dependencies::add);
            });
    runtime.runtime().ifPresent(it -> values.put("runtime_arn", it.arn()));
    root.section("policy")
        .entries("policies")
        .forEach(
            (name, policy) ->
                new CedarPolicy(
                    context.stack(),
                    "policy_" + name,
                    engine,
                    Blocks.placed(
                        policy,
                        () ->
                            new CedarPolicyProps(
                                context.naming().underscored(name),
                                statement(name, policy),
                                values,
                                policy.optionalText("description"),
                                policy.text("validation_mode").equals("FAIL_ON_ANY_FINDINGS"),
                                dependencies))));
  }

  private CedarStatement statement(String name, Section policy) {
    return policy.optionalText("file").isPresent()
        ? new CedarStatement(Blocks.text(context, policy, "file"), policy.text("file"))
        : new CedarStatement(policy.text("statement"), "policy.policies." + name + ".statement");
  }

  private void resourcePolicies(Surroundings surroundings, RuntimeParts parts) {
    if (parts.runtime().isPresent()) {
      AgentRuntime runtime = parts.runtime().get();
      resourcePolicy("runtime", runtime.arn(), runtime.resource());
    }
    surroundings
        .gateway()
        .ifPresent(
            gateway ->
                gateway
                    .resource()
                    .ifPresent(resource -> resourcePolicy("gateway", gateway.arn(), resource)));
  }

  private void resourcePolicy(String part, Expression arn, BridgedResource resource) {
    Section block = root.section(part);
    block
        .optionalText("resource_policy_file")
        .ifPresent(
            file ->
                new ResourcePolicy(
                    context.stack(),
                    part + "_resource_policy",
                    arn,
                    resource.dependency(),
                    Blocks.placed(
                        block,
                        "resource_policy_file",
                        () ->
                            new PolicyDocument(
                                Blocks.text(context, block, "resource_policy_file"), file))));
  }
}
