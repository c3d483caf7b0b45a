package io.acore.localcloud.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.acore.base.Json;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What becomes of tools that fail, each in a way of its own. */
final class GatewayFailureTest {
  private static final String LARGE = "\"" + "x".repeat(1_000_000) + "\"";

  private static GatewayCloud cloud;

  @BeforeAll
  static void open() throws IOException {
    cloud = new GatewayCloud(Duration.ofSeconds(60));
    cloud.gateway("quiet-1");
    cloud.gateway("debug-1").put("exceptionLevel", "DEBUG");
    for (String gateway : List.of("quiet-1", "debug-1")) {
      for (String function : List.of("throw", "huge", "large", "gone", "text")) {
        cloud.lambda(gateway, function, function, "run");
      }
    }
    cloud.standIn.function(
        "throw",
        (event, context) -> {
          throw new IllegalStateException("boom");
        });
    cloud.standIn.function("huge", (event, context) -> "\"" + "x".repeat(10_000_000) + "\"");
    cloud.standIn.function("large", (event, context) -> LARGE);
    cloud.standIn.function("text", (event, context) -> "plain, not JSON");
  }

  @AfterAll
  static void close() {
    cloud.close();
  }

  @Test
  void aToolThatFailsGivesAResultThatSaysSo() throws Exception {
    assertThat(failure("debug-1", "throw")).contains("Unhandled").contains("boom");
    assertThat(failure("debug-1", "huge")).contains("larger than");
    assertThat(failure("debug-1", "gone")).contains("HTTP 404");
    assertThat(failure("quiet-1", "throw"))
        .isEqualTo("An internal error occurred. Please retry later.");
    assertThat(cloud.logged).anyMatch(it -> it.contains("boom"));
    JsonNode text = cloud.call("quiet-1", "text___run", Map.of()).path("result");
    assertThat(text.path("isError").asBoolean()).isFalse();
    assertThat(text.at("/content/0/text").asText()).isEqualTo("plain, not JSON");
  }

  @Test
  void aTargetThatIsNotRunHereLeavesTheOthersAndIsALineOfTheLog() throws Exception {
    cloud.gateway("smithy-1");
    cloud.target("smithy-1", "model", "{\"smithyModel\":{\"inlinePayload\":\"{}\"}}");
    cloud.lambda("smithy-1", "text", "text", "run");
    JsonNode tools = cloud.ask("smithy-1", "tools/list", Map.of()).at("/result/tools");
    assertThat(tools).hasSize(1);
    assertThat(tools.at("/0/name").asText()).isEqualTo("text___run");
    assertThat(cloud.logged).anyMatch(it -> it.contains("no targets of the kind `smithyModel`"));
  }

  @Test
  void aToolThatHangsIsGivenUp() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    try (GatewayCloud hasty = new GatewayCloud(Duration.ofSeconds(1))) {
      hasty.gateway("hasty-1").put("exceptionLevel", "DEBUG");
      hasty.lambda("hasty-1", "hang", "hang", "run");
      hasty.standIn.function(
          "hang",
          (event, context) -> {
            never.await();
            return "{}";
          });
      JsonNode result = hasty.call("hasty-1", "hang___run", Map.of()).path("result");
      assertThat(result.path("isError").asBoolean()).isTrue();
      assertThat(result.at("/content/0/text").asText()).contains("did not answer within 1 seconds");
    } finally {
      never.countDown();
    }
  }

  @Test
  void aRequestThatIsTooLargeIsRefused() throws Exception {
    String body =
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\",\"params\":{\"a\":\""
            + "x".repeat(7_000_000)
            + "\"}}";
    try {
      HttpResponse<String> answer = cloud.post("quiet-1", body);
      assertThat(answer.statusCode()).isEqualTo(413);
    } catch (IOException closedWhileItWasSent) {
      assertThat(cloud.ask("quiet-1", "ping", Map.of()).has("result")).isTrue();
    }
  }

  @Test
  void sixtyFourClientsWithLargeAnswersAreAllServed() throws Exception {
    String body =
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"large___run\",\"arguments\":{}}}";
    List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
    for (int i = 0; i < 64; i++) {
      answers.add(cloud.later("quiet-1", body));
    }
    for (CompletableFuture<HttpResponse<String>> answer : answers) {
      JsonNode result = Json.parse(answer.get().body()).path("result");
      assertThat(result.at("/content/0/text").asText()).hasSameSizeAs(LARGE);
    }
  }

  private static String failure(String gateway, String target) throws Exception {
    JsonNode result = cloud.call(gateway, target + "___run", Map.of()).path("result");
    assertThat(result.path("isError").asBoolean()).isTrue();
    return result.at("/content/0/text").asText();
  }
}
