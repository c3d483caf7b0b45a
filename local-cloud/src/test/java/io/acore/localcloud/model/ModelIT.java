package io.acore.localcloud.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.acore.localcloud.TestCloud;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scripted model under the real boto3 and the real Strands Agents. */
final class ModelIT {
  @TempDir static Path folder;
  private static TestCloud cloud;
  private static JsonNode seen;

  @BeforeAll
  static void drive() throws IOException {
    cloud = TestCloud.start(folder);
    seen =
        cloud.runWith(
            "strands-python",
            "model/client.py",
            cloud.url(),
            folder.resolve("local").resolve("settings.json").toString());
  }

  @AfterAll
  static void stop() {
    cloud.close();
  }

  @Test
  void aModelWithoutAScriptEchoes() {
    assertThat(seen.at("/echo/content/0/text").asText()).isEqualTo("say this");
    assertThat(seen.at("/echo/stop").asText()).isEqualTo("end_turn");
    assertThat(seen.at("/echo/usage/inputTokens").asInt()).isPositive();
    assertThat(seen.at("/echo-stream/text").toString()).isEqualTo("[\"one \",\"two \",\"three\"]");
    assertThat(seen.at("/echo-stream/kinds/0").asText()).isEqualTo("messageStart");
    assertThat(seen.at("/not-in-script/content/0/text").asText()).isEqualTo("anything else");
    assertThat(seen.at("/no-message/code").asText()).isEqualTo("ValidationException");
  }

  @Test
  void aScriptCallsToolsAndAnswersWithTheirResults() {
    JsonNode call = seen.at("/call/content/1/toolUse");
    assertThat(seen.at("/call/content/0/text").asText()).isEqualTo("Let me look.");
    assertThat(seen.at("/call/stop").asText()).isEqualTo("tool_use");
    assertThat(call.path("name").asText()).isEqualTo("get_weather");
    assertThat(call.path("input").toString()).isEqualTo("{\"city\":\"Paris\",\"days\":2}");
    assertThat(seen.path("call-again").path("content"))
        .as("the same again")
        .isEqualTo(seen.at("/call/content"));
    assertThat(seen.at("/answer/content/0/text").asText())
        .isEqualTo("In short: sunny and 20 degrees, $1 well spent.");
    assertThat(seen.at("/call-stream/inputs/0").asText())
        .isEqualTo("{\"city\":\"Paris\",\"days\":2}");
    assertThat(seen.at("/both/content")).hasSize(2);
    assertThat(seen.at("/system/content/0/text").asText()).isEqualTo("Hi.");
    assertThat(seen.at("/fail/code").asText()).isEqualTo("ThrottlingException");
    assertThat(seen.at("/fail/status").asInt()).isEqualTo(429);
    assertThat(seen.at("/unknown/message").asText())
        .contains("model.yaml:14:11", "`no_such_tool`", "get_weather, get_time");
  }

  @Test
  void whatIsWrongWithAScriptIsSaidWithItsPlace() {
    assertThat(seen.at("/typo/message").asText())
        .contains("model.yaml:3:5: there is no `sya` here", "did you mean `say`?");
    assertThat(seen.at("/syntax/message").asText()).contains("model.yaml:3:");
    assertThat(seen.at("/pattern/message").asText())
        .contains("model.yaml:2:18: this is no regular expression");
    assertThat(seen.at("/no-script/message").asText())
        .contains("There is no script", "nowhere.yaml");
    assertThat(seen.at("/syntax/status").asInt()).isEqualTo(400);
  }

  @Test
  void theFormOfAnthropicsMessagesWorksToo() {
    assertThat(seen.at("/invoke/stop_reason").asText()).isEqualTo("tool_use");
    assertThat(seen.at("/invoke/content/1/input/city").asText()).isEqualTo("Oslo");
    assertThat(seen.path("invoke-stream").toString())
        .startsWith("[\"message_start\",\"content_block_start\",\"content_block_delta\"")
        .endsWith("\"message_delta\",\"message_stop\"]");
  }

  @Test
  void anotherServerAnswersInstead() {
    assertThat(seen.at("/forwarded/0/content/0/toolUse/input/city").asText()).isEqualTo("Bonn");
    assertThat(seen.at("/forwarded/1/content/0/text").asText()).isEqualTo("so it is foggy");
    assertThat(seen.at("/asked/0/0").asText()).isEqualTo("/v1/chat/completions");
    JsonNode asked = seen.at("/asked/0/1");
    assertThat(asked.path("model").asText()).isEqualTo("llama3");
    assertThat(asked.path("max_tokens").asInt()).isEqualTo(7);
    assertThat(asked.at("/messages/0/role").asText()).isEqualTo("system");
    assertThat(asked.at("/tools/1/function/name").asText()).isEqualTo("get_time");
    assertThat(seen.at("/asked/1/1/messages/1/tool_calls/0/id").asText()).isEqualTo("call_1");
    assertThat(seen.at("/down/status").asInt()).isEqualTo(503);
  }

  @Test
  void aStrandsAgentFinishesItsToolLoopOffline() {
    for (String how : new String[] {"strands-True", "strands-False"}) {
      assertThat(seen.path(how).asText().strip())
          .as(how)
          .isEqualTo("In short: sunny in Lima, $1 well spent.");
    }
    assertThat(seen.path("called").toString()).isEqualTo("[[\"Lima\",2],[\"Lima\",2]]");
  }
}
