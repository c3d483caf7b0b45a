package io.acore.localcloud.restapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.acore.localcloud.TestCloud;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** REST APIs and queues in front of real functions, made by the real boto3. */
final class RestApiIT {
  @TempDir static Path folder;
  private static TestCloud cloud;
  private static JsonNode seen;

  @BeforeAll
  static void drive() throws IOException {
    cloud = TestCloud.start(folder);
    seen = cloud.run("restapi/client.py");
  }

  @AfterAll
  static void stop() {
    cloud.close();
    assertThat(ProcessHandle.current().descendants().filter(ProcessHandle::isAlive).count())
        .as("processes left")
        .isZero();
  }

  @Test
  void aFunctionGetsTheRequestAndMakesTheAnswer() {
    JsonNode item = answered("item", 201);
    assertThat(item.at("/headers/x-own").asText()).isEqualTo("yes");
    assertThat(item.path("cookies").toString()).isEqualTo("[\"a=1\",\"b=2\"]");
    JsonNode event = item.path("body");
    assertThat(event.path("resource").asText()).isEqualTo("/items/{id}");
    assertThat(event.path("path").asText()).isEqualTo("/items/a%20b%2Fc");
    assertThat(event.path("httpMethod").asText()).isEqualTo("POST");
    assertThat(event.at("/pathParameters/id").asText()).isEqualTo("a b/c");
    assertThat(event.at("/multiValueQueryStringParameters/x").toString())
        .isEqualTo("[\"1\",\"2\"]");
    assertThat(event.at("/multiValueQueryStringParameters/y/0").asText()).isEqualTo("é");
    assertThat(event.at("/stageVariables/colour").asText()).isEqualTo("green");
    assertThat(event.path("body").asText()).isEqualTo("ünö");
    assertThat(answered("upload", 201).at("/body/body").asText()).isEqualTo("AP8=");
    assertThat(answered("binary", 200).path("body").asText()).isEqualTo("\u0089PNG");
    assertThat(answered("stream", 202).path("body").asText()).isEqualTo("one two");
    assertThat(seen.at("/stream/headers/content-type").asText()).isEqualTo("text/event-stream");
  }

  @Test
  void theMostExactResourceAnswersAtEachAddress() {
    assertThat(answered("special", 201).at("/body/resource").asText()).isEqualTo("/items/special");
    assertThat(answered("proxied", 201).at("/body/pathParameters/proxy").asText())
        .isEqualTo("any/thing/at/all");
    answered("user-request", 201);
    answered("host", 201);
    assertThat(message("no-method", 403)).isEqualTo("Missing Authentication Token");
    assertThat(message("no-stage", 403)).isEqualTo("Forbidden");
    assertThat(message("no-api", 403)).isEqualTo("Forbidden");
  }

  @Test
  void whatFailsBehindTheApiIsNotTheCallersFault() {
    assertThat(message("raise", 502)).isEqualTo("Internal server error");
    assertThat(message("malformed", 502)).isEqualTo("Internal server error");
    assertThat(message("late", 504)).isEqualTo("Endpoint request timed out");
    message("down", 504);
  }

  @Test
  void otherServersAndTheConfigurationAnswerToo() {
    assertThat(answered("elsewhere", 203).path("body").asText()).isEqualTo("elsewhere /x?q=1");
    assertThat(answered("cors", 204).at("/headers/access-control-allow-origin").asText())
        .isEqualTo("*");
  }

  @Test
  void anAuthorizerDecidesAndIsRemembered() {
    JsonNode first = answered("guarded", 201).at("/body/authorizer");
    assertThat(first.path("principalId").asText()).isEqualTo("anna");
    assertThat(first.path("tenant").asText()).isEqualTo("blue");
    assertThat(answered("again", 201).at("/body/authorizer/asked"))
        .as("not asked again")
        .isEqualTo(first.path("asked"));
    assertThat(answered("other", 201).at("/body/authorizer/asked"))
        .as("somebody else is somebody else")
        .isNotEqualTo(first.path("asked"));
    assertThat(message("no-token", 401)).isEqualTo("Unauthorized");
    assertThat(message("nobody", 401)).isEqualTo("Unauthorized");
    assertThat(answered("denied", 403).at("/body/Message").asText()).contains("explicit deny");
    assertThat(answered("not-mentioned", 403).at("/body/Message").asText())
        .isEqualTo("User is not authorized to access this resource");
    message("authorizer-crash", 500);
    assertThat(answered("token", 201).at("/body/authorizer/principalId").asText())
        .isEqualTo("Bearer anna");
    assertThat(message("bad-token", 401)).isEqualTo("Unauthorized");
    assertThat(message("unsigned", 403)).isEqualTo("Missing Authentication Token");
    answered("signed", 201);
  }

  @Test
  void keysAreCounted() {
    assertThat(seen.at("/guarded/body/apiKeyId").asText()).isNotEmpty();
    assertThat(message("no-key", 403)).isEqualTo("Forbidden");
    assertThat(message("wrong-key", 403)).isEqualTo("Forbidden");
    assertThat(message("loose-key", 403)).isEqualTo("Forbidden");
    assertThat(seen.path("throttled").toString()).isEqualTo("[201,201,429,429]");
    JsonNode quota = answered("quota", 429);
    assertThat(quota.at("/body/own").asText())
        .as("its own gateway response")
        .isEqualTo("Limit Exceeded");
    assertThat(quota.at("/headers/x-why").asText()).isEqualTo("quota");
  }

  @Test
  void aPoisonedMessageIsTriedThreeTimesAndThenDeadLettered() {
    assertThat(seen.path("letters").toString()).isEqualTo("[\"bad\",\"poison\"]");
    assertThat(seen.path("batches").toString())
        .isEqualTo(
            "[\"batch [\\\"one\\\"]\",\"batch [\\\"poison\\\"]\",\"batch [\\\"poison\\\"]\",\"batch [\\\"poison\\\"]\","
                + "\"batch [\\\"two\\\"]\"]");
    assertThat(seen.path("partial").toString())
        .isEqualTo(
            "[\"seen bad 1 test part\",\"seen bad 2 test part\",\"seen bad 3 test part\",\"seen fine 1 test part\","
                + "\"seen good 1 test part\"]");
    assertThat(seen.path("left").toString()).isEqualTo("[\"0\",\"0\"]");
    assertThat(seen.path("switched-off").asText()).isEqualTo("1");
  }

  private static JsonNode answered(String call, int status) {
    JsonNode answer = seen.path(call);
    assertThat(answer.path("status").asInt()).as("%s: %s", call, answer).isEqualTo(status);
    return answer;
  }

  private static String message(String call, int status) {
    return answered(call, status).at("/body/message").asText();
  }
}
