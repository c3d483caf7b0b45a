package io.acore.constructs.gateway;

import io.acore.constructs.bridge.BridgeKind;
import io.acore.constructs.bridge.BridgeSettings;
import io.acore.constructs.bridge.BridgedResource;
import io.acore.constructs.role.Account;
import io.acore.constructs.role.IRole;
import io.acore.constructs.role.Role;
import io.acore.constructs.role.RoleName;
import io.acore.constructs.role.RoleProps;
import io.acore.constructs.role.Trust;
import io.acore.constructs.terraform.AcoreStack;
import io.acore.constructs.terraform.Expression;
import io.acore.constructs.terraform.PlacedConstruct;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import software.constructs.Construct;

/** One MCP address in front of many tools. */
public final class Gateway extends PlacedConstruct implements IGateway {
  private final BridgedResource resource;
  private final IRole role;
  private final Expression url;
  private final Expression workloadIdentity;

  /** Makes a gateway without targets; its Terraform address is the construct's path. */
  public Gateway(Construct scope, String id, GatewayProps props) {
    super(scope, id);
    AcoreStack stack = AcoreStack.of(this);
    this.role = props.role().orElseGet(() -> makeRole(stack, props));
    GatewayPermissions.grant(stack, role, props);
    BridgedResource.Builder builder =
        BridgedResource.builder(this, BridgeKind.GATEWAY)
            .name(Expression.literal(props.name()))
            .input(input(props, role));
    role.dependency().ifPresent(builder::dependsOn);
    this.resource = builder.build();
    this.workloadIdentity = GatewayLimits.idPattern(props.name());
    // The model lets the service leave the address out of its first answer.
    this.url =
        Expression.reference(
            "coalesce("
                + resource.output("url").inner()
                + ", "
                + url(stack, resource.id()).inner()
                + ")");
  }

  /**
   * One that exists already, in the stack's account and region.
   *
   * @param role what it calls its targets as; whoever owns it has to allow it to call new ones
   */
  public static IGateway fromId(AcoreStack stack, Expression id, IRole role) {
    Expression arn =
        Account.of(stack)
            .arn(
                "bedrock-agentcore",
                BridgeSettings.of(stack).region(),
                Expression.literal("gateway/").plus(id));
    return new ImportedGateway(id, arn, url(stack, id), role);
  }

  @Override
  public Expression id() {
    return resource.id();
  }

  @Override
  public Expression arn() {
    return resource.arn();
  }

  @Override
  public Expression url() {
    return url;
  }

  @Override
  public IRole role() {
    return role;
  }

  @Override
  public Expression workloadIdentity() {
    return workloadIdentity;
  }

  @Override
  public Optional<BridgedResource> resource() {
    return Optional.of(resource);
  }

  private IRole makeRole(AcoreStack stack, GatewayProps props) {
    return new Role(
        this,
        "role",
        RoleProps.of(
            RoleName.of(props.name(), "gateway"),
            Trust.agentCore(BridgeSettings.of(stack).region())));
  }

  private static Expression url(AcoreStack stack, Expression id) {
    return Expression.literal("https://")
        .plus(id)
        .plus(".gateway.bedrock-agentcore.")
        .plus(BridgeSettings.of(stack).region())
        .plus(".amazonaws.com/mcp");
  }

  private static Map<String, Object> input(GatewayProps props, IRole role) {
    Map<String, Object> input = new LinkedHashMap<>(props.authorizer().input());
    input.put("roleArn", role.arn());
    input.put("description", props.description());
    input.put("protocolType", "MCP");
    protocol(props).ifPresent(mcp -> input.put("protocolConfiguration", Map.of("mcp", mcp)));
    input.put("kmsKeyArn", props.kmsKeyArn());
    input.put("policyEngineConfiguration", props.policy().map(PolicyAttachment::input));
    if (!props.interceptors().isEmpty()) {
      input.put(
          "interceptorConfigurations",
          props.interceptors().stream().map(Interceptor::input).toList());
    }
    if (props.debug()) {
      input.put("exceptionLevel", "DEBUG");
    }
    return input;
  }

  private static Optional<Map<String, Object>> protocol(GatewayProps props) {
    Map<String, Object> mcp = new LinkedHashMap<>();
    props.instructions().ifPresent(text -> mcp.put("instructions", text));
    if (props.semanticSearch()) {
      mcp.put("searchType", "SEMANTIC");
    }
    if (props.responseStreaming()) {
      mcp.put("streamingConfiguration", Map.of("enableResponseStreaming", true));
    }
    props
        .sessionTimeout()
        .ifPresent(
            timeout ->
                mcp.put(
                    "sessionConfiguration",
                    Map.of("sessionTimeoutInSeconds", timeout.toSeconds())));
    return mcp.isEmpty() ? Optional.empty() : Optional.of(mcp);
  }
}
