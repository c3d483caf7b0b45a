package io.acore.constructs.gateway;

import io.acore.constructs.bridge.BridgeSettings;
import io.acore.constructs.function.IFunction;
import io.acore.constructs.limit.Limit;
import io.acore.constructs.role.Account;
import io.acore.constructs.role.IRole;
import io.acore.constructs.role.Statement;
import io.acore.constructs.terraform.AcoreStack;
import io.acore.constructs.terraform.Expression;
import io.acore.constructs.toolschema.ToolSchema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What stands behind a target. */
public sealed interface TargetConfiguration {
  /** The API's {@code targetConfiguration}. */
  Map<String, Object> input();

  /** What the gateway's role needs to call it, besides a credential of the vault. */
  default void grant(AcoreStack stack, IRole role) {}

  /** What has to be there before it. */
  default Optional<String> dependency() {
    return Optional.empty();
  }

  /** What it is called with when nothing is said; empty for nothing. */
  default Optional<TargetCredential> defaultCredential() {
    return Optional.empty();
  }

  /** Whether the credential is one that this kind of target takes. */
  boolean takes(TargetCredential credential);

  /** A function whose event is the tool's input. */
  static TargetConfiguration lambda(IFunction function, ToolSchema tools) {
    return new Lambda(function, tools);
  }

  /** A REST API by its OpenAPI document; each operation is a tool. */
  static TargetConfiguration openApi(ApiSchema schema) {
    return new OpenApi(schema);
  }

  /** A service by its Smithy model; each operation is a tool. */
  static TargetConfiguration smithy(ApiSchema model) {
    return new Smithy(model);
  }

  /** Another MCP server; its tools are asked for when the target is made or synchronized. */
  static TargetConfiguration mcpServer(Expression endpoint) {
    return new McpServer(endpoint, Optional.empty(), false);
  }

  /** Operations of a REST API of API Gateway. */
  static TargetConfiguration apiGateway(
      Expression restApiId, String stage, List<ApiGatewayTool> tools) {
    return new ApiGateway(restApiId, stage, tools, List.of());
  }

  /** An agent runtime, which the gateway passes requests on to. */
  static TargetConfiguration agentRuntime(Expression runtimeArn, Optional<String> qualifier) {
    return new AgentRuntime(runtimeArn, qualifier);
  }

  /** See {@link TargetConfiguration#lambda}. */
  record Lambda(IFunction function, ToolSchema tools) implements TargetConfiguration {
    @Override
    public Map<String, Object> input() {
      return mcp("lambda", Map.of("lambdaArn", function.arn(), "toolSchema", tools.input()));
    }

    @Override
    public void grant(AcoreStack stack, IRole role) {
      function.grantInvoke(role);
    }

    @Override
    public Optional<String> dependency() {
      return function.dependency();
    }

    @Override
    public Optional<TargetCredential> defaultCredential() {
      return Optional.of(TargetCredential.gatewayRole());
    }

    @Override
    public boolean takes(TargetCredential credential) {
      return credential.equals(TargetCredential.gatewayRole());
    }
  }

  /** See {@link TargetConfiguration#openApi}. */
  record OpenApi(ApiSchema schema) implements TargetConfiguration {
    @Override
    public Map<String, Object> input() {
      return mcp("openApiSchema", schema.input());
    }

    @Override
    public boolean takes(TargetCredential credential) {
      return !credential.equals(TargetCredential.gatewayRole());
    }
  }

  /**
   * See {@link TargetConfiguration#smithy}. What the gateway's role may do in the modelled service
   * is granted by whoever knows the service: {@code gateway.role().grant(..)}.
   */
  record Smithy(ApiSchema model) implements TargetConfiguration {
    @Override
    public Map<String, Object> input() {
      return mcp("smithyModel", model.input());
    }

    @Override
    public Optional<TargetCredential> defaultCredential() {
      return Optional.of(TargetCredential.gatewayRole());
    }

    @Override
    public boolean takes(TargetCredential credential) {
      return credential instanceof TargetCredential.GatewayRole
          || credential instanceof TargetCredential.OAuth;
    }
  }

  /**
   * See {@link TargetConfiguration#mcpServer}.
   *
   * @param priority of its resources among those of other targets, 0 to 1000
   * @param dynamicListing whether its tools are asked for on each listing instead of once
   */
  record McpServer(Expression endpoint, Optional<Integer> priority, boolean dynamicListing)
      implements TargetConfiguration {
    public McpServer {
      GatewayLimits.HTTPS.check(endpoint);
      priority.ifPresent(value -> Limit.range("resource priority", value, 0, 1000));
    }

    @Override
    public Map<String, Object> input() {
      Map<String, Object> members = new LinkedHashMap<>();
      members.put("endpoint", endpoint);
      members.put("resourcePriority", priority);
      if (dynamicListing) {
        members.put("listingMode", "DYNAMIC");
      }
      return mcp("mcpServer", members);
    }

    @Override
    public boolean takes(TargetCredential credential) {
      return !(credential instanceof TargetCredential.ApiKey)
          && !credential.equals(TargetCredential.gatewayRole());
    }
  }

  /**
   * See {@link TargetConfiguration#apiGateway}.
   *
   * @param tools at least one
   * @param names other names than the API's own; may be empty
   */
  record ApiGateway(
      Expression restApiId,
      String stage,
      List<ApiGatewayTool> tools,
      List<ApiGatewayToolName> names)
      implements TargetConfiguration {
    private static final Limit API_ID =
        Limit.form(
            "REST API id", "[a-z0-9]+", 1, 64, "lower-case letters and digits", "a1b2c3d4e5");
    private static final Limit STAGE =
        Limit.form("API stage", "[A-Za-z0-9_-]+", 1, 128, "letters, digits, `_` and `-`", "prod");

    public ApiGateway {
      API_ID.check(restApiId);
      STAGE.check(stage);
      tools = Limit.count("operations of an API Gateway target", tools, 1, Integer.MAX_VALUE);
      names = List.copyOf(names);
    }

    @Override
    public Map<String, Object> input() {
      Map<String, Object> configuration = new LinkedHashMap<>();
      configuration.put("toolFilters", tools.stream().map(ApiGatewayTool::input).toList());
      if (!names.isEmpty()) {
        configuration.put("toolOverrides", names.stream().map(ApiGatewayToolName::input).toList());
      }
      return mcp(
          "apiGateway",
          Map.of(
              "restApiId",
              restApiId,
              "stage",
              stage,
              "apiGatewayToolConfiguration",
              configuration));
    }

    @Override
    public void grant(AcoreStack stack, IRole role) {
      List<Expression> operations =
          tools.stream()
              .flatMap(
                  tool -> tool.methods().stream().sorted().map(method -> arn(stack, tool, method)))
              .toList();
      role.grant(Statement.allow(List.of("execute-api:Invoke"), operations));
    }

    @Override
    public Optional<TargetCredential> defaultCredential() {
      return Optional.of(TargetCredential.gatewayRole());
    }

    @Override
    public boolean takes(TargetCredential credential) {
      return credential.equals(TargetCredential.gatewayRole())
          || credential instanceof TargetCredential.ApiKey;
    }

    // In execute-api ARNs a path parameter is any one value.
    private Expression arn(AcoreStack stack, ApiGatewayTool tool, HttpMethod method) {
      String path = tool.path().replaceAll("\\{[^}]*}", "*");
      return Account.of(stack)
          .arn(
              "execute-api",
              BridgeSettings.of(stack).region(),
              restApiId.plus("/" + stage + "/" + method + path));
    }
  }

  /** See {@link TargetConfiguration#agentRuntime}. */
  record AgentRuntime(Expression runtimeArn, Optional<String> qualifier)
      implements TargetConfiguration {
    public AgentRuntime {
      GatewayLimits.RUNTIME_ARN.check(runtimeArn);
      qualifier.ifPresent(GatewayLimits.QUALIFIER::check);
    }

    @Override
    public Map<String, Object> input() {
      Map<String, Object> members = new LinkedHashMap<>();
      members.put("arn", runtimeArn);
      members.put("qualifier", qualifier);
      return Map.of("http", Map.of("agentcoreRuntime", members));
    }

    @Override
    public void grant(AcoreStack stack, IRole role) {
      role.grant(
          Statement.allow(
              List.of("bedrock-agentcore:InvokeAgentRuntime"),
              runtimeArn,
              runtimeArn.plus("/runtime-endpoint/" + qualifier.orElse("DEFAULT"))));
    }

    @Override
    public Optional<TargetCredential> defaultCredential() {
      return Optional.of(TargetCredential.gatewayRole());
    }

    @Override
    public boolean takes(TargetCredential credential) {
      return !(credential instanceof TargetCredential.ApiKey);
    }
  }

  private static Map<String, Object> mcp(String member, Map<String, Object> value) {
    return Map.of("mcp", Map.of(member, value));
  }
}
