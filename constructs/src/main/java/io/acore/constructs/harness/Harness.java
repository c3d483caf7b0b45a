package io.acore.constructs.harness;

import io.acore.constructs.authorizer.JwtAuthorizer;
import io.acore.constructs.bridge.BridgeKind;
import io.acore.constructs.bridge.BridgeSettings;
import io.acore.constructs.bridge.BridgedResource;
import io.acore.constructs.role.Account;
import io.acore.constructs.role.IRole;
import io.acore.constructs.role.Role;
import io.acore.constructs.role.RoleProps;
import io.acore.constructs.role.Trust;
import io.acore.constructs.runtime.RuntimePermissions;
import io.acore.constructs.terraform.AcoreStack;
import io.acore.constructs.terraform.Expression;
import io.acore.constructs.terraform.PlacedConstruct;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import software.constructs.Construct;

/** An agent loop that AgentCore runs by itself. */
public final class Harness extends PlacedConstruct {
  private final BridgedResource resource;
  private final IRole role;

  /**
   * Makes a harness.
   *
   * @param grants gives the role what the tools and the memory take, before the harness is made
   */
  public Harness(Construct scope, String id, HarnessProps props, Consumer<IRole> grants) {
    super(scope, id);
    AcoreStack stack = AcoreStack.of(this);
    Expression region = BridgeSettings.of(stack).region();
    this.role = props.role().orElseGet(() -> ownRole(props, region));
    // The loop runs in a runtime that the service names after the harness.
    RuntimePermissions.grantBasics(role, Account.of(stack), region, "*" + props.name());
    props.model().model().grantInvoke(role, Account.of(stack));
    grants.accept(role);
    BridgedResource.Builder builder =
        BridgedResource.builder(this, BridgeKind.HARNESS).name(Expression.literal(props.name()));
    role.dependency().ifPresent(builder::dependsOn);
    Map<String, Object> input = input(props, role.arn());
    props.environment().addTo(input, builder);
    this.resource = builder.input(input).build();
  }

  public Expression id() {
    return resource.id();
  }

  public Expression arn() {
    return resource.arn();
  }

  /** Its execution role, for grants. */
  public IRole role() {
    return role;
  }

  private Role ownRole(HarnessProps props, Expression region) {
    return new Role(
        this,
        "role",
        RoleProps.of(props.name() + "-harness", Trust.agentCore(region))
            .describedAs("What harness " + props.name() + " may do"));
  }

  private static Map<String, Object> input(HarnessProps props, Expression roleArn) {
    Map<String, Object> input = new LinkedHashMap<>();
    input.put("executionRoleArn", roleArn);
    input.put("model", props.model().input());
    props
        .systemPrompt()
        .ifPresent(text -> input.put("systemPrompt", List.of(Map.of("text", text))));
    if (!props.tools().isEmpty()) {
      input.put("tools", props.tools().stream().map(HarnessTool::input).toList());
    }
    if (!props.allowedTools().isEmpty()) {
      input.put("allowedTools", props.allowedTools());
    }
    props
        .memoryArn()
        .ifPresent(
            arn -> input.put("memory", Map.of("agentCoreMemoryConfiguration", Map.of("arn", arn))));
    input.put("authorizerConfiguration", props.authorizer().map(JwtAuthorizer::input));
    input.put("maxIterations", props.maxIterations());
    input.put("maxTokens", props.maxTokens());
    input.put("timeoutSeconds", props.timeoutSeconds());
    return input;
  }
}
