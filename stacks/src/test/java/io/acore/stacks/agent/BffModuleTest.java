package io.acore.stacks.agent;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.acore.base.Golden;
import io.acore.base.Json;
import io.acore.constructs.testing.Intent;
import io.acore.constructs.testing.RolePolicies;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The web front end as Terraform. */
final class BffModuleTest {
  private static final String WEB =
      """
      enable_bff: true
      bff_region: eu-central-1
      enable_memory: true
      enable_runtime: true
      runtime_source_path: .
      bff:
        issuers:
          - id: corp
            issuer: https://login.example.com
            client_id: agent
            client_secret: ${secret:web/client}
            tenants: {acme: acme}
      """;

  private static final String WEB_BLOCK =
      """
      enable_bff: true
      bff:
        issuers:
          - id: corp
            issuer: https://login.example.com
            client_id: agent
            client_secret: ${secret:web/client}
            tenants: {acme: acme}
      """;

  private static final String HARDENED =
      WEB
          + """
              token_key: ${secret:arn:aws:secretsmanager:eu-central-1:210987654321:secret:key-a1b2c3}
              audit_archive: {mode: COMPLIANCE}
              countries: [DE, FR]
              domain:
                name: agent.example.com
                certificate_arn: arn:aws:acm:us-east-1:210987654321:certificate/0a1b2c3d
              function: {concurrency: {proxy: 50}, vpc: {subnets: [subnet-0a1b2c3d], security_groups: [sg-0a1b2c3d]}}
            enable_kms: true
            enable_waf: true
            access_log_buckets: {eu-central-1: company-logs}
            observability: {alarms: {email: team@example.com}}
            """;

  @TempDir Path folder;

  @Test
  void everyFunctionMayDoWhatItHasToAndNoMore() {
    JsonNode terraform = synth(WEB);
    RolePolicies.assertNarrow(terraform);
    assertThat(actions(terraform, "bff_login_function_role"))
        .containsExactlyInAnyOrder(
            "dynamodb:ConditionCheckItem",
            "dynamodb:DeleteItem",
            "dynamodb:GetItem",
            "dynamodb:PutItem",
            "dynamodb:Query",
            "dynamodb:UpdateItem",
            "kms:Decrypt",
            "kms:GenerateDataKey",
            "logs:CreateLogStream",
            "logs:PutLogEvents",
            "secretsmanager:GetSecretValue",
            "sqs:SendMessage",
            "xray:PutTelemetryRecords",
            "xray:PutTraceSegments");
    assertThat(actions(terraform, "bff_proxy_function_role"))
        .containsExactlyInAnyOrder(
            "dynamodb:GetItem",
            "dynamodb:UpdateItem",
            "logs:CreateLogStream",
            "logs:PutLogEvents",
            "sqs:SendMessage",
            "sts:AssumeRole",
            "sts:TagSession",
            "xray:PutTelemetryRecords",
            "xray:PutTraceSegments");
  }

  @Test
  void theTenantsRoleReachesOnlyWhatItsTagsName() {
    JsonNode terraform = synth(WEB);
    JsonNode trust = terraform.at("/locals/bff_tenant_role_trust/Statement/0");
    assertThat(trust.at("/Principal/AWS"))
        .extracting(JsonNode::asText)
        .containsExactlyInAnyOrder(
            "${aws_iam_role.bff_proxy_function_role.arn}", "${aws_iam_role.runtime_role.arn}");
    assertThat(trust.at("/Condition/StringLike/aws:RequestTag~1TenantID").asText()).isEqualTo("?*");
    String tenant = "$${aws:PrincipalTag/TenantID}";
    assertThat(Intent.resources(terraform, "s3:PutObject"))
        .contains("${aws_s3_bucket.memory_bucket.arn}/demo/" + tenant + "/demo/*");
    assertThat(terraform.at("/locals/bff_tenant_role_policy").toString())
        .contains("APP#demo#TENANT#" + tenant)
        .doesNotContain("bff_sessions");
  }

  @Test
  void theAgentItselfReachesNoTenantsData() {
    JsonNode terraform = synth(WEB);
    assertThat(terraform.at("/locals/runtime_role_policy").toString())
        .doesNotContain("memory_bucket.arn")
        .doesNotContain("dynamodb:");
    assertThat(terraform.at("/locals/runtime_input/requestHeaderConfiguration").toString())
        .contains("X-Amzn-Bedrock-AgentCore-Runtime-Custom-Tenant-Id");
  }

  @Test
  void everythingIsInTheFrontEndsRegion() {
    JsonNode terraform = synth(HARDENED);
    List<String> elsewhere = new ArrayList<>();
    for (Map.Entry<String, JsonNode> type : terraform.at("/resource").properties()) {
      for (Map.Entry<String, JsonNode> each : type.getValue().properties()) {
        boolean ours = each.getKey().startsWith("bff_") && type.getKey().startsWith("aws_");
        if (ours && !each.getValue().path("provider").asText().equals("aws.bff")) {
          elsewhere.add(type.getKey() + "." + each.getKey());
        }
      }
    }
    assertThat(elsewhere)
        .allSatisfy(
            name ->
                assertThat(name)
                    .matches(
                        "aws_iam_(role|role_policy)\\..*|aws_wafv2_web_acl.bff_firewall"
                            + "|aws_wafv2_web_acl_logging_configuration.bff_firewall"
                            + "|aws_cloudwatch_log_group.bff_firewall_log"
                            + "|aws_kms_(key|alias).bff_edge_key"));
    assertThat(terraform.at("/resource/null_resource/bff_api_stream/triggers/region").asText())
        .isEqualTo("eu-central-1");
  }

  @Test
  void aSecretIsNeverMoreThanAName() {
    JsonNode terraform = synth(HARDENED);
    assertThat(Intent.resources(terraform, "secretsmanager:GetSecretValue"))
        .containsOnly(
            "arn:${data.aws_partition.current.partition}:secretsmanager:eu-central-1:"
                + "${data.aws_caller_identity.current.account_id}:secret:web/client-??????",
            "arn:aws:secretsmanager:eu-central-1:210987654321:secret:key-a1b2c3");
    assertThat(terraform.at("/locals/bff_login_function_role_policy").toString())
        .doesNotContain("kms:EncryptionContext");
  }

  @Test
  void streamsThroughTheBridgeAndDeploysAfterIt() {
    JsonNode terraform = synth(WEB);
    assertThat(terraform.at("/locals/bff_api_stream_input/responseTransferMode").asText())
        .isEqualTo("STREAM");
    assertThat(terraform.at("/locals/bff_api_stream_input/uri").asText())
        .endsWith("${aws_lambda_alias.bff_proxy.arn}/response-streaming-invocations");
    assertThat(terraform.at("/resource/aws_api_gateway_deployment/bff_api/depends_on"))
        .extracting(JsonNode::asText)
        .contains(
            "null_resource.bff_api_stream_config", "aws_api_gateway_integration.bff_api_auth");
  }

  @Test
  void onlyTheDistributionHasTheKeyThatEveryMethodDemands() {
    JsonNode terraform = synth(WEB);
    assertThat(terraform.at("/resource/aws_api_gateway_method"))
        .hasSize(2)
        .allSatisfy(method -> assertThat(method.path("api_key_required").asBoolean()).isTrue());
    JsonNode distribution = terraform.at("/resource/aws_cloudfront_distribution/bff_web");
    String key = "${aws_api_gateway_api_key.bff_api_edge.value}";
    assertThat(distribution.at("/origin/1/custom_header/1/name").asText()).isEqualTo("x-api-key");
    assertThat(distribution.at("/origin/1/custom_header/1/value").asText()).isEqualTo(key);
    assertThat(distribution.at("/origin/0").toString()).doesNotContain("api_key");
    assertThat(terraform.toString().split(Pattern.quote("api_key.bff_api_edge.value"), -1))
        .as("it stands nowhere else")
        .hasSize(2);
  }

  @Test
  void aReplacedKeyIsGoodBeforeTheDistributionHasItAndTheOldOneUntilThen() {
    JsonNode terraform = synth(WEB);
    for (String type : List.of("aws_api_gateway_api_key", "aws_api_gateway_usage_plan_key")) {
      assertThat(
              terraform
                  .at("/resource/" + type + "/bff_api_edge/lifecycle/create_before_destroy")
                  .asBoolean())
          .as(type)
          .isTrue();
    }
    assertThat(terraform.at("/resource/aws_cloudfront_distribution/bff_web/depends_on/0").asText())
        .isEqualTo("aws_api_gateway_usage_plan_key.bff_api_edge");
    assertThat(
            terraform
                .at("/resource/aws_api_gateway_usage_plan/bff_api_edge/api_stages/0/stage")
                .asText())
        .isEqualTo("${aws_api_gateway_stage.bff_api.stage_name}");
  }

  @Test
  void aLocalCloudWaitsForNoQueueAndNoKey() {
    JsonNode terraform = Modules.synth(folder, "local", WEB, AgentModules::build);
    assertThat(terraform.at("/resource/aws_cloudfront_distribution/bff_web").has("depends_on"))
        .isFalse();
    assertThat(terraform.at("/resource").has("aws_sqs_queue")).isFalse();
    assertThat(terraform.at("/resource/aws_api_gateway_method"))
        .allSatisfy(method -> assertThat(method.path("api_key_required").asBoolean()).isTrue());
  }

  @Test
  void noOtherSiteMayFrameOrScriptThePage() {
    JsonNode headers =
        synth(WEB)
            .at(
                "/resource/aws_cloudfront_response_headers_policy/bff_web_page_headers"
                    + "/security_headers_config");
    assertThat(headers.at("/content_security_policy/content_security_policy").asText().split("; "))
        .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
        .noneMatch(directive -> directive.contains("unsafe") || directive.contains("http"));
    assertThat(headers.at("/strict_transport_security/access_control_max_age_sec").asLong())
        .isGreaterThan(31_536_000L);
  }

  @Test
  void theSettingsOfTheFunctionsAreThoseOfTheFile() {
    Map<String, String> files = new TreeMap<>();
    new AgentSynth(folder)
        .synth(
            AgentSynth.SMALL + WEB_BLOCK,
            context -> files.putAll(new BffSettings(context).files()));
    JsonNode json = Json.parse(Objects.requireNonNull(files.get("bff.json")));
    assertThat(json.at("/issuers/0/client_secret").asText()).isEqualTo("web/client");
    assertThat(json.at("/issuers/0/tenant_claim").asText()).isEqualTo("tenant_id");
    assertThat(json.at("/session/idle_minutes").asInt()).isEqualTo(30);
    assertThat(json.at("/app").asText()).isEqualTo("my-agent");
  }

  @Test
  void isAsReviewed() {
    Golden.assertGolden("agent/front-end.tf.json", Intent.of(synth(HARDENED)));
  }

  private static List<String> actions(JsonNode terraform, String role) {
    List<String> actions = new ArrayList<>();
    terraform
        .at("/locals/" + role + "_policy/Statement")
        .forEach(
            statement -> statement.at("/Action").forEach(action -> actions.add(action.asText())));
    return actions.stream().distinct().toList();
  }

  private JsonNode synth(String yaml) {
    return Modules.synth(folder, yaml, AgentModules::build);
  }
}
