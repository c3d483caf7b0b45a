package io.acore.constructs.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.acore.base.Golden;
import io.acore.constructs.authorizer.JwtAuthorizer;
import io.acore.constructs.function.ExistingFunction;
import io.acore.constructs.identity.ApiKeyCredentialProvider;
import io.acore.constructs.identity.OAuth2CredentialProvider;
import io.acore.constructs.role.Role;
import io.acore.constructs.role.RoleProps;
import io.acore.constructs.role.Trust;
import io.acore.constructs.terraform.AcoreStack;
import io.acore.constructs.terraform.Expression;
import io.acore.constructs.testing.Intent;
import io.acore.constructs.testing.Synth;
import io.acore.constructs.toolschema.ToolDefinition;
import io.acore.constructs.toolschema.ToolSchema;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import software.constructs.Construct;

final class GatewayTest {
  private static final ToolSchema TOOLS =
      ToolSchema.of(
          List.of(
              new ToolDefinition(
                  "search",
                  "Finds pages",
                  Map.of("type", "object", "properties", Map.of("q", Map.of("type", "string"))),
                  Optional.empty())));

  @Test
  void givesItsRoleWhatItsTargetsTakeAndNothingMore() {
    JsonNode terraform =
        Synth.stack(
            stack -> {
              Gateway gateway =
                  new Gateway(
                      stack,
                      "gateway",
                      GatewayProps.builder("Demo-dev", GatewayAuthorizer.awsIam()).build());
              everyTarget(stack, gateway);
            });
    assertThat(terraform.at("/locals/gateway_input/roleArn").asText())
        .isEqualTo("${aws_iam_role.gateway_role.arn}");
    assertThat(terraform.at("/locals/gateway_input/protocolConfiguration/mcp/searchType").asText())
        .isEqualTo("SEMANTIC");
    assertThat(terraform.at("/locals/targets_search_input/gatewayIdentifier").asText())
        .contains("data.aws_ssm_parameter.gateway.");
    assertThat(Intent.actions(terraform))
        .containsExactlyInAnyOrder(
            "lambda:InvokeFunction",
            "execute-api:Invoke",
            "bedrock-agentcore:InvokeAgentRuntime",
            "bedrock-agentcore:GetWorkloadAccessToken",
            "bedrock-agentcore:GetResourceApiKey",
            "bedrock-agentcore:GetResourceOauth2Token",
            "secretsmanager:GetSecretValue");
    assertThat(Intent.resources(terraform, "lambda:InvokeFunction"))
        .containsExactly("${data.aws_lambda_function.function_search.arn}");
    // A gateway that waited for a policy that names its id would wait for itself.
    assertThat(terraform.at("/locals/gateway_role_policy").toString())
        .doesNotContain("aws_ssm_parameter.gateway.")
        .contains("/workload-identity/demo-dev-*");
    assertThat(dependencies(terraform, "targets_search_create"))
        .contains("aws_iam_role_policy.gateway_role");
    Golden.assertGolden("gateway/targets.tf.json", Intent.of(terraform));
  }

  @Test
  void carriesEverySettingOfTheService() {
    JsonNode terraform =
        Synth.stack(
            stack ->
                new Gateway(
                    stack,
                    "gateway",
                    GatewayProps.builder(
                            "demo",
                            GatewayAuthorizer.customJwt(
                                new JwtAuthorizer(
                                    Expression.literal(
                                        "https://idp.example.com/.well-known/openid-configuration"),
                                    List.of(),
                                    List.of(Expression.literal("web")),
                                    List.of(),
                                    List.of())))
                        .description("All ${tools}")
                        .instructions("Search first")
                        .semanticSearch(false)
                        .responseStreaming(true)
                        .sessionTimeout(Duration.ofHours(1))
                        .kmsKeyArn(Expression.reference("aws_kms_key.k.arn"))
                        .policy(
                            new PolicyAttachment(
                                Expression.reference("local.engine"),
                                PolicyAttachment.Mode.ENFORCE))
                        .interceptors(
                            List.of(
                                new Interceptor(
                                    new ExistingFunction(Expression.reference("local.function")),
                                    Set.of(Interceptor.Point.RESPONSE, Interceptor.Point.REQUEST),
                                    true)))
                        .debug(true)
                        .build()));
    assertThat(dependencies(terraform, "gateway_create"))
        .contains("aws_iam_role_policy.gateway_role");
    assertThat(Intent.resources(terraform, "bedrock-agentcore:AuthorizeAction"))
        .hasSize(2)
        .anyMatch(resource -> resource.endsWith(":gateway/demo-*"));
    Golden.assertGolden("gateway/settings.tf.json", Intent.of(terraform));
  }

  @Test
  void takesTargetsOfAGatewayThatWasThereBefore() {
    JsonNode terraform =
        Synth.stack(
            stack -> {
              IGateway gateway =
                  Gateway.fromId(
                      stack,
                      Expression.literal("shared-0123456789"),
                      Role.fromArn(Expression.reference("var.role")));
              new GatewayTarget(stack, "search", gateway, lambda(stack));
              Role caller =
                  new Role(
                      stack,
                      "caller",
                      RoleProps.of("caller", Trust.service("lambda.amazonaws.com")));
              gateway.grantInvoke(caller);
            });
    assertThat(terraform.at("/locals/search_input/gatewayIdentifier").asText())
        .isEqualTo("shared-0123456789");
    assertThat(Intent.resources(terraform, "bedrock-agentcore:InvokeGateway"))
        .singleElement()
        .asString()
        .endsWith(":gateway/shared-0123456789");
  }

  @Test
  void routesByRules() {
    JsonNode terraform =
        Synth.stack(
            stack -> {
              Gateway gateway =
                  new Gateway(
                      stack,
                      "gateway",
                      GatewayProps.builder("demo", GatewayAuthorizer.awsIam()).build());
              new GatewayRule(
                  stack,
                  "canary",
                  gateway,
                  new GatewayRuleProps(
                      10,
                      List.of(
                          RuleAction.split(
                              List.of(
                                  new RuleAction.Share("old", "search-v1", 90),
                                  new RuleAction.Share("new", "search-v2", 10)))),
                      List.of(RuleCondition.paths(List.of("/search/*"))),
                      Optional.of("A tenth to the new one")),
                  List.of());
            });
    Golden.assertGolden("gateway/rule.tf.json", Intent.of(terraform));
    assertThat(terraform.at("/locals/canary_input/conditions/0/matchPaths/anyOf/0").asText())
        .isEqualTo("/search/*");
  }

  private static List<String> dependencies(JsonNode terraform, String address) {
    return terraform
        .at("/resource/null_resource/" + address + "/depends_on")
        .valueStream()
        .map(JsonNode::asText)
        .toList();
  }

  private static GatewayTargetProps lambda(AcoreStack stack) {
    return GatewayTargetProps.builder(
            "search", TargetConfiguration.lambda(ExistingFunction.byName(stack, "search"), TOOLS))
        .build();
  }

  private static void everyTarget(AcoreStack stack, Gateway gateway) {
    Construct targets = new Construct(stack, "targets");
    var key = ApiKeyCredentialProvider.fromArn(Expression.reference("local.api_key_arn"));
    var client = OAuth2CredentialProvider.fromArn(Expression.reference("local.oauth_arn"));
    new GatewayTarget(targets, "search", gateway, lambda(stack));
    new GatewayTarget(
        targets,
        "orders",
        gateway,
        GatewayTargetProps.builder(
                "orders", TargetConfiguration.openApi(ApiSchema.inline("{\"openapi\":\"3.0.0\"}")))
            .credential(TargetCredential.apiKey(key))
            .description("Orders")
            .passed(new PassedHeaders(List.of("x-tenant-id"), List.of(), List.of("x-trace")))
            .build());
    new GatewayTarget(
        targets,
        "table",
        gateway,
        GatewayTargetProps.builder(
                "table",
                TargetConfiguration.smithy(ApiSchema.fromS3(Expression.literal("s3://b/m"))))
            .build());
    new GatewayTarget(
        targets,
        "partner",
        gateway,
        GatewayTargetProps.builder(
                "partner",
                TargetConfiguration.mcpServer(Expression.literal("https://mcp.example.com/mcp")))
            .credential(TargetCredential.oauth(client, List.of("tools/call")))
            .build());
    new GatewayTarget(
        targets,
        "shop",
        gateway,
        GatewayTargetProps.builder(
                "shop",
                TargetConfiguration.apiGateway(
                    Expression.literal("a1b2c3d4e5"),
                    "prod",
                    List.of(new ApiGatewayTool("/cart/{id}", Set.of(HttpMethod.GET)))))
            .build());
    new GatewayTarget(
        targets,
        "agent",
        gateway,
        GatewayTargetProps.builder(
                "agent",
                TargetConfiguration.agentRuntime(
                    Expression.reference("local.runtime_arn"), Optional.empty()))
            .build());
  }
}
