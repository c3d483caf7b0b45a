package io.acore.localcloud.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acore.base.Json;
import io.acore.localcloud.token.Issuer;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who may call a gateway, and what. */
final class GatewayAccessTest {
  private static final String PING = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}";
  private static final String ENGINE =
      "arn:aws:bedrock-agentcore:eu-central-1:987654321098:policy-engine/rules-0123456789";

  private static GatewayCloud cloud;
  private static Issuer issuer;

  @BeforeAll
  static void open() throws Exception {
    cloud = new GatewayCloud(Duration.ofSeconds(20));
    issuer = new Issuer();
    cloud.standIn.at(
        "/",
        request ->
            StandIn.Answer.json(
                200,
                request.header("Authorization").contains("Credential=key/")
                    ? "<Arn>arn:aws:sts::987654321098:assumed-role/agent/s</Arn>"
                    : "<Error/>"));
    cloud.standIn.function("echo", (event, context) -> Json.compact(event));
  }

  @AfterAll
  static void close() {
    issuer.close();
    cloud.close();
  }

  @Test
  void aGatewayForTokensTakesThoseThatItsAuthorizerAllows() throws Exception {
    forTokens("jwt-1");
    HttpResponse<String> missing = cloud.post("jwt-1", PING);
    assertThat(missing.statusCode()).isEqualTo(401);
    assertThat(Json.parse(missing.body()).at("/error/code").asInt()).isEqualTo(-32001);
    String header = missing.headers().firstValue("WWW-Authenticate").orElseThrow();
    assertThat(header).startsWith("Bearer resource_metadata=\"");
    assertThat(cloud.post("jwt-1", PING, "Authorization", "Bearer nonsense").statusCode())
        .isEqualTo(401);
    HttpResponse<String> wrong = cloud.post("jwt-1", PING, bearer(Map.of("client_id", "other")));
    assertThat(wrong.statusCode()).isEqualTo(401);
    assertThat(wrong.headers().firstValue("WWW-Authenticate").orElseThrow())
        .contains("error=\"invalid_token\"");
    assertThat(cloud.post("jwt-1", PING, bearer(Map.of("client_id", "web"))).statusCode())
        .isEqualTo(200);
    URI metadata = URI.create(header.substring(header.indexOf('"') + 1, header.length() - 1));
    JsonNode document = Json.parse(cloud.send(HttpRequest.newBuilder(metadata)).body());
    assertThat(document.path("resource").asText()).isEqualTo(cloud.url("jwt-1").toString());
    assertThat(document.at("/authorization_servers/0").asText()).isEqualTo(issuer.url());
  }

  @Test
  void aGatewayForSignaturesTakesThoseOfItsOwnService() throws Exception {
    cloud.gateway("iam-1").put("authorizerType", "AWS_IAM");
    assertThat(cloud.post("iam-1", PING).statusCode()).isEqualTo(403);
    assertThat(cloud.post("iam-1", PING, "Authorization", "Bearer x").statusCode()).isEqualTo(403);
    assertThat(cloud.post("iam-1", PING, signed("execute-api")).statusCode()).isEqualTo(403);
    assertThat(cloud.post("iam-1", PING, signed("bedrock-agentcore")).statusCode()).isEqualTo(200);
  }

  @Test
  void aPageFromElsewhereMayNotCall() throws Exception {
    cloud.gateway("page-1");
    assertThat(cloud.post("page-1", PING, "Origin", "https://evil.example").statusCode())
        .isEqualTo(403);
    assertThat(cloud.post("page-1", PING, "Origin", "http://127.0.0.1.evil.example").statusCode())
        .isEqualTo(403);
    assertThat(cloud.post("page-1", PING, "Origin", "null").statusCode()).isEqualTo(403);
    assertThat(cloud.post("page-1", PING, "Origin", "http://localhost:5173").statusCode())
        .isEqualTo(200);
  }

  @Test
  void aSignersRoleIsWhatPoliciesKnowItBy() throws Exception {
    ObjectNode gateway = cloud.gateway("iam-2").put("authorizerType", "AWS_IAM");
    cloud.lambda("iam-2", "text", "echo", "echo");
    gateway
        .putObject("policyEngineConfiguration")
        .put("arn", ENGINE + "iam")
        .put("mode", "ENFORCE");
    cloud.policy(
        ENGINE + "iam",
        "agents",
        "permit(principal is AgentCore::IamEntity, action, resource) when { principal.id like \"*:assumed-role/agent/*\" };");
    assertThat(
            cloud.call("iam-2", "text___echo", Map.of(), signed("bedrock-agentcore")).has("result"))
        .isTrue();
    String[] stranger = {
      "Authorization", Outbound.signature("other", "bedrock-agentcore", "eu-central-1")
    };
    assertThat(cloud.post("iam-2", PING, stranger).statusCode()).isEqualTo(403);
  }

  @Test
  void aSessionIsItsUsersOwn() throws Exception {
    forTokens("jwt-2").withObject("/protocolConfiguration/mcp").putObject("sessionConfiguration");
    String initialize =
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{\"protocolVersion\":\"2025-06-18\"}}";
    String[] ann = bearer(Map.of("client_id", "web", "sub", "ann"));
    String session =
        cloud.post("jwt-2", initialize, ann).headers().firstValue("Mcp-Session-Id").orElseThrow();
    assertThat(inSession("jwt-2", session, ann)).isEqualTo(200);
    assertThat(inSession("jwt-2", session, bearer(Map.of("client_id", "web", "sub", "bob"))))
        .isEqualTo(404);
  }

  @Test
  void whatPoliciesDenyIsRefusedAndNotListedUnderEnforce() throws Exception {
    governed("enforce-1", "ENFORCE");
    String[] ann = bearer(Map.of("client_id", "web", "sub", "ann", "role", "clerk"));
    assertThat(names("enforce-1", ann)).containsExactly("bank___refund", "bank___look");
    assertThat(cloud.call("enforce-1", "bank___refund", Map.of("text", "small"), ann).has("result"))
        .isTrue();
    JsonNode denied = cloud.call("enforce-1", "bank___refund", Map.of("text", "large"), ann);
    assertThat(denied.at("/error/code").asInt()).isEqualTo(-32002);
    assertThat(denied.at("/error/message").asText())
        .startsWith("Tool Execution Denied: Tool call not allowed due to policy enforcement [");
    String[] bob = bearer(Map.of("client_id", "web", "sub", "bob"));
    assertThat(names("enforce-1", bob)).containsExactly("bank___look");
    assertThat(cloud.call("enforce-1", "bank___burn", Map.of(), bob).has("error")).isTrue();
    assertThat(cloud.logged)
        .anyMatch(it -> it.contains("DENY, mode: ENFORCE") && it.contains("bank___burn"));
  }

  @Test
  void whatPoliciesDenyIsOnlyNotedUnderLogOnly() throws Exception {
    governed("log-1", "LOG_ONLY");
    String[] bob = bearer(Map.of("client_id", "web", "sub", "bob"));
    assertThat(names("log-1", bob)).hasSize(3);
    assertThat(cloud.call("log-1", "bank___burn", Map.of("text", "x"), bob).has("result")).isTrue();
    assertThat(cloud.logged)
        .anyMatch(it -> it.contains("DENY, mode: LOG_ONLY") && it.contains("\"bob\""));
  }

  private static ObjectNode governed(String id, String mode) {
    ObjectNode gateway = forTokens(id);
    gateway.putObject("policyEngineConfiguration").put("arn", ENGINE + id).put("mode", mode);
    cloud.lambda(id, "bank", "echo", "refund", "burn", "look");
    String resource =
        "resource == AgentCore::Gateway::\"" + gateway.path("gatewayArn").asText() + "\"";
    cloud.policy(
        ENGINE + id,
        "clerks",
        "permit(principal is AgentCore::OAuthUser, action == AgentCore::Action::\"bank___refund\", "
            + resource
            + ") when { principal.hasTag(\"role\") && principal.getTag(\"role\") == \"clerk\" && context.input.text == \"small\" };");
    cloud.policy(
        ENGINE + id,
        "all",
        "permit(principal, action == AgentCore::Action::\"bank___look\", " + resource + ");");
    return gateway;
  }

  private static ObjectNode forTokens(String id) {
    ObjectNode gateway = cloud.gateway(id).put("authorizerType", "CUSTOM_JWT");
    gateway
        .withObject("/authorizerConfiguration/customJWTAuthorizer")
        .put("discoveryUrl", issuer.discoveryUrl())
        .putArray("allowedClients")
        .add("web");
    return gateway;
  }

  private static java.util.List<String> names(String gateway, String... headers) throws Exception {
    return cloud
        .ask(gateway, "tools/list", Map.of(), headers)
        .at("/result/tools")
        .findValuesAsText("name");
  }

  private static int inSession(String gateway, String session, String... headers) throws Exception {
    return cloud
        .post(gateway, PING, headers[0], headers[1], "Mcp-Session-Id", session)
        .statusCode();
  }

  private static String[] bearer(Map<String, Object> claims) throws Exception {
    return new String[] {"Authorization", "Bearer " + issuer.token("RS256", claims)};
  }

  private static String[] signed(String service) {
    return new String[] {"Authorization", Outbound.signature("key", service, "eu-central-1")};
  }
}
