package io.acore.stacks.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.acore.base.Golden;
import io.acore.base.Sha256;
import io.acore.base.UserError;
import io.acore.constructs.policy.PolicyEngine;
import io.acore.constructs.terraform.Expression;
import io.acore.constructs.testing.Intent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FoundationModuleTest {
  private static final String TOOLS =
      "[{\"name\": \"ask\", \"description\": \"Asks\", \"inputSchema\": {\"type\": \"object\"}}]";

  @TempDir Path folder;

  @Test
  void namesFunctionsInEveryWayWithoutAnArn() throws IOException {
    Files.createDirectories(folder.resolve("tool"));
    Files.writeString(folder.resolve("tools.json"), TOOLS);
    Files.writeString(folder.resolve("other.tfstate"), "{}");
    Files.writeString(
        folder.resolve("policy.json"),
        "{\"Statement\": {\"Effect\": \"Allow\", \"Action\": \"s3:GetObject\","
            + " \"Resource\": \"arn:aws:s3:::data/*\"}}");
    JsonNode terraform =
        foundation(
            """
            enable_gateway: true
            enable_kms: true
            log_retention_days: 90
            lambda_architecture: x86_64
            mcp_targets:
              - name: own
                function:
                  source_path: tool
                  policy_file: policy.json
                  environment_variables: {GREETING: hello}
                tool_schema_file: tools.json
              - name: there
                function_name: there-already
                tool_schema:
                  - {name: ask, description: Asks, inputSchema: {type: object}}
              - name: other
                remote_state: {path: other.tfstate, output: tool_arn}
                tool_schema_file: tools.json
              - name: far
                remote_state: {bucket: states, key: tools/terraform.tfstate, output: tool_arn}
                tool_schema_file: tools.json
            """);
    assertThat(Intent.resources(terraform, "lambda:InvokeFunction"))
        .containsExactlyInAnyOrder(
            "${aws_lambda_function.function_own.arn}",
            "${data.aws_lambda_function.function_there-already.arn}",
            "${data.terraform_remote_state.gateway_target_other.outputs.tool_arn}",
            "${data.terraform_remote_state.gateway_target_far.outputs.tool_arn}");
    JsonNode function = terraform.at("/resource/aws_lambda_function/function_own");
    assertThat(function.at("/architectures/0").asText()).isEqualTo("x86_64");
    assertThat(function.at("/filename").asText()).startsWith("${path.module}/artifacts/");
    assertThat(function.at("/kms_key_arn").asText()).isEqualTo("${aws_kms_key.key.arn}");
    assertThat(
            terraform
                .at("/resource/aws_cloudwatch_log_group/function_own_logs/retention_in_days")
                .asInt())
        .isEqualTo(90);
    assertThat(Intent.resources(terraform, "s3:GetObject")).containsExactly("arn:aws:s3:::data/*");
    Golden.assertGolden("agent/functions.tf.json", Intent.of(terraform));
  }

  @Test
  void dependenciesOfAFunctionAreALayerOfTheirOwn() throws IOException {
    Files.createDirectories(folder.resolve("tool"));
    Files.writeString(folder.resolve("tool/requirements.txt"), "requests==2.32.0\n");
    Files.writeString(folder.resolve("tools.json"), TOOLS);
    JsonNode terraform =
        foundation(
            """
            enable_gateway: true
            mcp_targets:
              - name: own
                function: {source_path: tool}
                tool_schema_file: tools.json
            """);
    JsonNode layer = terraform.at("/resource/aws_lambda_layer_version/function_own_layer");
    assertThat(layer.path("layer_name").asText()).isEqualTo("demo-dev-own");
    assertThat(layer.path("filename").asText())
        .isEqualTo("${path.module}/artifacts/" + Sha256.of("layer").hex() + ".zip");
    assertThat(layer.at("/compatible_architectures/0").asText()).isEqualTo("arm64");
    JsonNode function = terraform.at("/resource/aws_lambda_function/function_own");
    assertThat(function.path("layers"))
        .extracting(JsonNode::asText)
        .containsExactly("${aws_lambda_layer_version.function_own_layer.arn}");
    assertThat(function.path("filename").asText()).isNotEqualTo(layer.path("filename").asText());
  }

  @Test
  void carriesEverySettingOfGatewayAndIdentity() throws IOException {
    Files.writeString(folder.resolve("api.yaml"), "openapi: 3.0.3\npaths: {}\n");
    Files.writeString(
        folder.resolve("policy.json"),
        "{\"Statement\": [{\"Effect\": \"Allow\", \"Principal\": {\"AWS\": \"role\"},"
            + " \"Action\": \"bedrock-agentcore:InvokeGateway\","
            + " \"Resource\": \"{{resource_arn}}\"}]}");
    Files.writeString(folder.resolve("model.json"), "{\"smithy\": \"2.0\"}");
    JsonNode terraform =
        foundation(
            """
            enable_gateway: true
            gateway:
              description: All tools
              instructions: Search first
              authorizer_type: CUSTOM_JWT
              authorizer:
                discovery_url: https://idp.example.com/.well-known/openid-configuration
                allowed_clients: [web]
                custom_claims: [{name: groups, operator: CONTAINS, values: [a]}]
              semantic_search: false
              response_streaming: true
              session_timeout_seconds: 3600
              debug: true
              resource_policy_file: policy.json
              policy_mode: LOG_ONLY
              rules:
                - {priority: 1, target: crm, match_principals: ["arn:aws:iam::*:role/sales-*"]}
                - priority: 2
                  match_paths: [/shop/*]
                  weighted_targets:
                    - {name: old, target: shop, weight: 90}
                    - {name: new, target: partner, weight: 10}
              interceptors: [{function_name: look, points: [REQUEST], pass_request_headers: true}]
            identity:
              workload_identities: {batch: {allowed_return_urls: ["https://app.example.com"]}}
              api_keys: {crm: {api_key: "${env:CRM_KEY}"}}
              oauth2:
                own:
                  client_id: web
                  client_secret: ${ssm:/demo/secret}
                  issuer: https://idp.example.com
                  authorization_endpoint: https://idp.example.com/authorize
                  token_endpoint: https://idp.example.com/token
            mcp_targets:
              - name: crm
                openapi: {schema_file: api.yaml}
                credential_provider:
                  {type: API_KEY, provider: crm, location: QUERY_PARAMETER, parameter_name: key}
              - name: model
                smithy: {schema_file: model.json}
              - name: partner
                mcp_server:
                  {endpoint: "https://mcp.example.com", resource_priority: 7, dynamic_listing: true}
                credential_provider: {type: OAUTH, provider: own, scopes: [call]}
                metadata: {allowed_request_headers: [x-tenant]}
              - name: shop
                api_gateway:
                  rest_api_id: a1b2c3d4e5
                  stage: prod
                  tool_filters: [{path: /cart, methods: [GET, POST]}]
                  tool_overrides: [{path: /cart, method: GET, name: show_cart}]
            """);
    assertThat(terraform.at("/locals").toString()).doesNotContain("CRM_KEY", "/demo/secret");
    assertThat(terraform.at("/locals/gateway_input/policyEngineConfiguration/mode").asText())
        .isEqualTo("LOG_ONLY");
    Golden.assertGolden("agent/gateway.tf.json", Intent.of(terraform));
  }

  @Test
  void makesNoGatewayThatNobodyWants() {
    JsonNode terraform = foundation("identity: {api_keys: {crm: {api_key: \"${env:KEY}\"}}}\n");
    assertThat(terraform.at("/resource/null_resource").has("gateway")).isFalse();
    assertThat(terraform.at("/resource/null_resource").has("api_key_crm")).isTrue();
  }

  @Test
  void saysWhichCredentialProviderWasMeant() {
    assertThatThrownBy(
            () ->
                foundation(
                    """
                    enable_gateway: true
                    identity: {api_keys: {crm: {api_key: "${env:KEY}"}}}
                    mcp_targets:
                      - name: crm
                        openapi: {s3_uri: "s3://schemas/crm.json"}
                        credential_provider: {type: API_KEY, provider: crn}
                    """))
        .isInstanceOfSatisfying(
            UserError.class,
            error -> {
              assertThat(error.what()).contains("acore.yaml:", "no credential provider `crn`");
              assertThat(error.fix()).isEqualTo("write `crm`");
            });
  }

  @Test
  void saysWhichTargetWasMeant() {
    assertThatThrownBy(
            () ->
                foundation(
                    """
                    enable_gateway: true
                    gateway: {rules: [{priority: 1, target: serch}]}
                    mcp_targets: [{name: search, mcp_server: {endpoint: "https://mcp.example.com"}}]
                    """))
        .isInstanceOfSatisfying(
            UserError.class,
            error -> {
              assertThat(error.what()).contains("acore.yaml:", "no target `serch`");
              assertThat(error.fix()).isEqualTo("write `search`");
            });
  }

  @Test
  void remembersEveryFileItRead() throws IOException {
    Files.writeString(folder.resolve("tools.json"), TOOLS);
    List<Path> read = new java.util.ArrayList<>();
    Modules.synth(
        folder,
        """
        enable_gateway: true
        mcp_targets: [{name: there, function_name: there, tool_schema_file: tools.json}]
        """,
        context -> {
          FoundationModule.build(context, Optional.empty());
          read.addAll(context.inputs());
        });
    assertThat(read).extracting(Path::getFileName).containsExactly(Path.of("tools.json"));
  }

  private JsonNode foundation(String yaml) {
    return Modules.synth(
        folder,
        yaml,
        context ->
            FoundationModule.build(
                context,
                Optional.of(PolicyEngine.fromArn(Expression.reference("local.engine_arn")))));
  }
}
