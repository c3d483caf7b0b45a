package io.acore.localcloud.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.acore.localcloud.TestCloud;
import io.acore.localcloud.token.Issuer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tools of an example through a gateway, made by boto3 and called by the official client. */
final class GatewayIT {
  private static final int CROWD = 64;

  @TempDir static Path folder;
  private static TestCloud cloud;
  private static Issuer issuer;
  private static StandIn provider;
  private static JsonNode made;
  private static JsonNode seen;

  @BeforeAll
  static void drive() throws Exception {
    cloud = TestCloud.start(folder);
    issuer = new Issuer();
    provider = new StandIn();
    provider.at(
        "/token",
        request -> StandIn.Answer.json(200, "{\"access_token\":\"t-1\",\"expires_in\":600}"));
    Path example = Path.of(System.getProperty("acore.root"), "examples", "2-gateway-tool");
    made =
        cloud.run(
            "gateway/setup.py",
            example.toString(),
            issuer.discoveryUrl(),
            provider.uri() + "/token");
    seen =
        cloud.runWith(
            "mcp-python",
            "gateway/client.py",
            made.at("/open/url").asText(),
            made.at("/enforce/url").asText(),
            made.at("/logonly/url").asText(),
            issuer.token(
                "RS256",
                Map.of("client_id", "web", "sub", "ann", "team", "a", "exp", 9_999_999_999L)));
  }

  @AfterAll
  static void stop() {
    provider.close();
    issuer.close();
    cloud.close();
    assertThat(ProcessHandle.current().descendants().filter(ProcessHandle::isAlive).count())
        .as("processes left")
        .isZero();
  }

  @Test
  void theClientListsAndCallsTheToolsOfTheExample() {
    List<String> tools = texts(seen.path("tools"));
    assertThat(tools)
        .containsExactly(
            "x_amz_bedrock_agentcore_search",
            "data-analysis___describe",
            "data-analysis___correlate",
            "data-analysis___group_by");
    assertThat(texts(seen.path("legacyTools"))).isEqualTo(tools);
    assertThat(seen.at("/handshake/version").asText()).isEqualTo("2025-11-25");
    assertThat(seen.at("/handshake/server").asText()).isEqualTo("open");
    assertThat(seen.at("/handshake/instructions").asText()).isEqualTo("Tables only.");
    assertThat(seen.at("/described/error").asBoolean()).isFalse();
    assertThat(seen.at("/described/text").asText()).contains("people").contains("15");
    assertThat(seen.at("/badArguments/text").asText()).contains("nonsense");
    assertThat(seen.at("/unknown/code").asInt()).isEqualTo(-32602);
    assertThat(seen.at("/searched/data/tools/0/name").asText())
        .isEqualTo("data-analysis___correlate");
    assertThat(seen.path("crowd").asInt()).as("clients at once").isEqualTo(CROWD);
  }

  @Test
  void withoutATokenTheClientIsRefused() {
    assertThat(seen.path("withoutToken").asText()).contains("Missing Bearer token");
  }

  @Test
  void whatCedarDeniesIsDeniedUnderEnforce() {
    assertThat(texts(seen.path("enforcedTools")))
        .containsExactly("x_amz_bedrock_agentcore_search", "data-analysis___describe");
    assertThat(seen.at("/allowed/error").asBoolean(true)).isFalse();
    assertThat(seen.at("/denied/code").asInt()).isEqualTo(-32002);
    assertThat(seen.at("/denied/message").asText()).contains("policy enforcement");
  }

  @Test
  void whatCedarDeniesIsALineOfTheLogUnderLogOnly() throws Exception {
    assertThat(seen.path("notedTools")).hasSize(4);
    assertThat(seen.at("/noted/error").asBoolean(true)).isFalse();
    JsonNode log = cloud.run("gateway/log.py", made.at("/logonly/id").asText());
    assertThat(texts(log.path("lines")))
        .anyMatch(line -> line.contains("LOG_ONLY") && line.contains("data-analysis___describe"));
  }

  @Test
  void theTokenVaultGivesWhatWasPutIntoItToAWorkload() {
    assertThat(made.path("notCedar").asText()).isEqualTo("ValidationException 400");
    assertThat(made.path("apiKey").asText()).isEqualTo("key-2");
    assertThat(made.path("shownKey").asBoolean(true)).isFalse();
    assertThat(made.path("tokensDiffer").asBoolean()).isTrue();
    assertThat(made.path("accessToken").asText()).isEqualTo("t-1");
    assertThat(provider.requests.get(0).body())
        .isEqualTo("grant_type=client_credentials&scope=read");
    assertThat(made.path("noWorkload").asText()).isEqualTo("ResourceNotFoundException 404");
    assertThat(made.path("noToken").asText()).isEqualTo("UnauthorizedException 401");
    assertThat(made.path("noProvider").asText()).isEqualTo("ResourceNotFoundException 404");
    assertThat(made.path("noJwt").asText()).isEqualTo("ValidationException 400");
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(it -> texts.add(it.asText()));
    return texts;
  }
}
