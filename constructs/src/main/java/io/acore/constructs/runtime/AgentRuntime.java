package io.acore.constructs.runtime;

import io.acore.base.UserError;
import io.acore.constructs.authorizer.JwtAuthorizer;
import io.acore.constructs.bridge.BridgeKind;
import io.acore.constructs.bridge.BridgeSettings;
import io.acore.constructs.bridge.BridgedResource;
import io.acore.constructs.role.Account;
import io.acore.constructs.role.IRole;
import io.acore.constructs.role.Role;
import io.acore.constructs.role.RoleProps;
import io.acore.constructs.role.Trust;
import io.acore.constructs.terraform.AcoreStack;
import io.acore.constructs.terraform.Expression;
import io.acore.constructs.terraform.PlacedConstruct;
import io.acore.constructs.vpc.VpcPlacement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.constructs.Construct;

/** An agent's code, ready to be invoked; every change makes a new version of it. */
public final class AgentRuntime extends PlacedConstruct implements IAgentRuntime {
  private static final String ARN =
      "arn:aws[a-z-]*:bedrock-agentcore:[a-z0-9-]+:[0-9]{12}:runtime/"
          + "[a-zA-Z][a-zA-Z0-9_]{0,99}-[a-zA-Z0-9]{10}";

  private final IRole role;
  private final BridgedResource resource;

  /** Makes a runtime; its Terraform address is the construct's path. */
  public AgentRuntime(Construct scope, String id, AgentRuntimeProps props) {
    super(scope, id);
    AcoreStack stack = AcoreStack.of(this);
    Expression region = BridgeSettings.of(stack).region();
    this.role = props.role().orElseGet(() -> ownRole(props, region));
    RuntimePermissions.grantBasics(role, Account.of(stack), region, props.name());
    props.code().grantFetch(role, Account.of(stack));
    BridgedResource.Builder builder =
        BridgedResource.builder(this, BridgeKind.AGENT_RUNTIME)
            .name(Expression.literal(props.name()));
    role.dependency().ifPresent(builder::dependsOn);
    props.code().dependency().ifPresent(builder::dependsOn);
    this.resource = builder.input(input(props, role.arn(), builder)).build();
  }

  /** A runtime that exists already, by its ARN. */
  public static IAgentRuntime fromArn(Expression arn) {
    arn.text()
        .filter(text -> !text.matches(ARN))
        .ifPresent(
            text -> {
              throw new UserError(
                  "`" + text + "` is not the ARN of a runtime",
                  "a runtime's ARN looks like"
                      + " arn:aws:bedrock-agentcore:<region>:<account>:runtime/<name>-<10 characters>",
                  "copy it from `aws bedrock-agentcore-control list-agent-runtimes`");
            });
    Expression id = Expression.reference("reverse(split(\"/\", " + arn.inner() + "))[0]");
    return new ImportedAgentRuntime(id, arn);
  }

  @Override
  public Expression id() {
    return resource.id();
  }

  @Override
  public Expression arn() {
    return resource.arn();
  }

  /** The latest version; known only after the runtime's content is applied. */
  public Expression version() {
    return resource.state("version");
  }

  /** Its execution role, for grants. */
  public IRole role() {
    return role;
  }

  /** The bridged resource, for what lives in it. */
  public BridgedResource resource() {
    return resource;
  }

  private Role ownRole(AgentRuntimeProps props, Expression region) {
    return new Role(
        this,
        "role",
        RoleProps.of(props.name() + "-runtime", Trust.agentCore(region))
            .describedAs("What the code in AgentCore runtime " + props.name() + " may do"));
  }

  private static Map<String, Object> input(
      AgentRuntimeProps props, Expression roleArn, BridgedResource.Builder builder) {
    Map<String, Object> input = new LinkedHashMap<>();
    input.put("agentRuntimeArtifact", props.code().input());
    input.put("roleArn", roleArn);
    input.put("networkConfiguration", network(props.vpc()));
    input.put("protocolConfiguration", Map.of("serverProtocol", props.protocol().name()));
    input.put("lifecycleConfiguration", props.lifetimes().orElse(Lifetimes.DEFAULT).input());
    input.put("description", props.description());
    input.put("authorizerConfiguration", props.authorizer().map(JwtAuthorizer::input));
    if (!props.requestHeaders().isEmpty()) {
      input.put(
          "requestHeaderConfiguration", Map.of("requestHeaderAllowlist", props.requestHeaders()));
    }
    props
        .sessionStorage()
        .ifPresent(
            path ->
                input.put(
                    "filesystemConfigurations",
                    List.of(Map.of("sessionStorage", Map.of("mountPath", path)))));
    props.environment().addTo(input, builder);
    return input;
  }

  private static Map<String, Object> network(Optional<VpcPlacement> vpc) {
    return vpc.map(
            placement ->
                Map.<String, Object>of(
                    "networkMode", "VPC", "networkModeConfig", placement.input()))
        .orElse(Map.of("networkMode", "PUBLIC"));
  }
}
