package io.acore.localcloud.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acore.base.Json;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class GatewayServiceTest {
  private static GatewayCloud cloud;

  @BeforeAll
  static void open() throws IOException {
    cloud = new GatewayCloud(Duration.ofSeconds(5));
    cloud.gateway("tools-1");
    cloud.lambda("tools-1", "text", "echo", "echo", "upper");
    cloud.standIn.function(
        "echo", (event, context) -> Json.compact(Map.of("event", event, "context", context)));
  }

  @AfterAll
  static void close() {
    cloud.close();
  }

  @Test
  void theHandshakeTakesTheClientsVersionOrTheNewest() throws Exception {
    for (String version : Gateway.VERSIONS) {
      assertThat(initialized(version).path("protocolVersion").asText()).isEqualTo(version);
    }
    JsonNode other = initialized("1999-01-01");
    assertThat(other.path("protocolVersion").asText()).isEqualTo("2025-11-25");
    assertThat(other.path("capabilities").path("tools").isObject()).isTrue();
    assertThat(other.path("serverInfo").path("name").asText()).isEqualTo("tools");
    HttpResponse<String> noted =
        cloud.post("tools-1", "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}");
    assertThat(noted.statusCode()).isEqualTo(202);
    assertThat(noted.body()).isEmpty();
    assertThat(cloud.ask("tools-1", "ping", Map.of()).path("result")).isEmpty();
  }

  @Test
  void aGatewayThatSupportsFewerVersionsRefusesTheOthers() throws Exception {
    ObjectNode gateway = cloud.gateway("old-1");
    gateway
        .withObject("/protocolConfiguration/mcp")
        .putArray("supportedVersions")
        .add("2025-03-26");
    String initialize = "{\"protocolVersion\":\"2025-06-18\"}";
    assertThat(
            cloud
                .ask("old-1", "initialize", Json.parse(initialize))
                .at("/result/protocolVersion")
                .asText())
        .isEqualTo("2025-03-26");
    HttpResponse<String> refused = cloud.post("old-1", PING, "MCP-Protocol-Version", "2025-06-18");
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains("2025-03-26");
  }

  @Test
  void toolsBearTheNamesOfTheirTargets() throws Exception {
    JsonNode tools = cloud.ask("tools-1", "tools/list", Map.of()).at("/result/tools");
    assertThat(tools.findValuesAsText("name")).containsExactly("text___echo", "text___upper");
    assertThat(tools.at("/0/inputSchema/type").asText()).isEqualTo("object");
    assertThat(tools.at("/0/description").asText()).isEqualTo("Does echo");
  }

  @Test
  void manyToolsComeInPages() throws Exception {
    cloud.gateway("many-1");
    String[] names = IntStream.range(0, 70).mapToObj(it -> "t" + it).toArray(String[]::new);
    cloud.lambda("many-1", "all", "echo", names);
    List<String> seen = new ArrayList<>();
    Map<String, Object> params = Map.of();
    int pages = 0;
    do {
      JsonNode page = cloud.ask("many-1", "tools/list", params).path("result");
      seen.addAll(page.path("tools").findValuesAsText("name").stream().toList());
      params =
          page.has("nextCursor") ? Map.of("cursor", page.path("nextCursor").asText()) : Map.of();
      pages++;
    } while (!params.isEmpty());
    assertThat(pages).isEqualTo(3);
    assertThat(seen).hasSize(70).doesNotHaveDuplicates();
    assertThat(error(cloud.ask("many-1", "tools/list", Map.of("cursor", "zzz")))).isEqualTo(-32602);
  }

  @Test
  void aFunctionGetsTheArgumentsAsItsEventAndTheRestInItsContext() throws Exception {
    JsonNode result = cloud.call("tools-1", "text___echo", Map.of("text", "hello")).path("result");
    assertThat(result.path("isError").asBoolean()).isFalse();
    JsonNode answer = Json.parse(result.at("/content/0/text").asText());
    assertThat(answer.at("/event/text").asText()).isEqualTo("hello");
    JsonNode custom = answer.at("/context/custom");
    assertThat(custom.path("bedrockAgentCoreToolName").asText()).isEqualTo("text___echo");
    assertThat(custom.path("bedrockAgentCoreGatewayId").asText()).isEqualTo("tools-1");
    assertThat(custom.path("bedrockAgentCoreMcpMessageId").asText()).isEqualTo("7");
    assertThat(custom.path("bedrockAgentCoreMessageVersion").asText()).isEqualTo("1.0");
    assertThat(custom.path("bedrockAgentCoreTargetId").asText()).isNotEmpty();
  }

  @Test
  void whatIsNoMessageOfTheProtocolIsRefusedByItsNumber() throws Exception {
    assertThat(refused("{")).isEqualTo("400 -32700");
    assertThat(refused("[]")).isEqualTo("400 -32600");
    assertThat(refused("7")).isEqualTo("400 -32600");
    assertThat(refused("{\"id\":1,\"method\":\"ping\"}")).isEqualTo("400 -32600");
    assertThat(refused("{\"jsonrpc\":\"2.0\",\"id\":{},\"method\":\"ping\"}"))
        .isEqualTo("400 -32600");
    assertThat(refused("{\"jsonrpc\":\"2.0\",\"id\":1}")).isEqualTo("400 -32600");
    assertThat(refused("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\",\"params\":[]}"))
        .isEqualTo("400 -32600");
    assertThat(refused("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"fly\"}"))
        .isEqualTo("200 -32601");
    assertThat(refused("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\"}"))
        .isEqualTo("200 -32602");
    assertThat(refused("[".repeat(5000))).isEqualTo("400 -32700");
    assertThat(error(cloud.call("tools-1", "text___none", Map.of()))).isEqualTo(-32602);
    assertThat(error(cloud.call("tools-1", "nobody", Map.of()))).isEqualTo(-32602);
    assertThat(error(cloud.call("tools-1", "text___echo", List.of()))).isEqualTo(-32602);
    assertThat(cloud.post("nobody-1", PING).statusCode()).isEqualTo(404);
    assertThat(cloud.send(HttpRequest.newBuilder(cloud.url("tools-1")).GET()).statusCode())
        .isEqualTo(405);
  }

  @Test
  void anAnswerIsAnEventWhereTheClientTakesNothingElseOrTheGatewayStreams() throws Exception {
    HttpResponse<String> event = cloud.post("tools-1", PING, "Accept", "text/event-stream");
    assertThat(event.headers().firstValue("Content-Type")).hasValue("text/event-stream");
    assertThat(event.body()).startsWith("event: message\ndata: {").endsWith("}\n\n");
    String both = "application/json, text/event-stream";
    assertThat(cloud.post("tools-1", PING, "Accept", both).body()).startsWith("{");
    cloud
        .gateway("stream-1")
        .withObject("/protocolConfiguration/mcp/streamingConfiguration")
        .put("enableResponseStreaming", true);
    assertThat(cloud.post("stream-1", PING, "Accept", both).body()).startsWith("event: message");
    assertThat(cloud.post("stream-1", PING, "Accept", "application/json").body()).startsWith("{");
  }

  @Test
  void aGatewayWithSessionsWantsTheOneItGave() throws Exception {
    cloud
        .gateway("session-1")
        .withObject("/protocolConfiguration/mcp/sessionConfiguration")
        .put("sessionTimeoutInSeconds", 900);
    HttpResponse<String> opened = cloud.post("session-1", INITIALIZE);
    String session = opened.headers().firstValue("Mcp-Session-Id").orElseThrow();
    assertThat(cloud.post("session-1", PING).statusCode()).isEqualTo(400);
    assertThat(cloud.post("session-1", PING, "Mcp-Session-Id", "other").statusCode())
        .isEqualTo(404);
    assertThat(cloud.post("session-1", PING, "Mcp-Session-Id", session).statusCode())
        .isEqualTo(200);
    HttpRequest.Builder delete =
        HttpRequest.newBuilder(cloud.url("session-1")).header("Mcp-Session-Id", session).DELETE();
    assertThat(cloud.send(delete).statusCode()).isEqualTo(204);
    assertThat(cloud.post("session-1", PING, "Mcp-Session-Id", session).statusCode())
        .isEqualTo(404);
    assertThat(cloud.post("tools-1", INITIALIZE).headers().firstValue("Mcp-Session-Id")).isEmpty();
  }

  private static final String PING = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}";
  private static final String INITIALIZE =
      "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{\"protocolVersion\":\"2025-06-18\"}}";

  private static JsonNode initialized(String version) throws Exception {
    return cloud.ask("tools-1", "initialize", Map.of("protocolVersion", version)).path("result");
  }

  private static String refused(String body) throws Exception {
    HttpResponse<String> answer = cloud.post("tools-1", body);
    return answer.statusCode() + " " + error(Json.parse(answer.body()));
  }

  private static int error(JsonNode answer) {
    return answer.path("error").path("code").asInt();
  }
}
