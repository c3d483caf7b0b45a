package io.acore.functions.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ResponseTest {
  @Test
  void everyAnswerForbidsCachingFramingAndGuessing() {
    for (Response response :
        List.of(
            Response.empty(),
            Response.redirect("/"),
            Response.json(200, Map.of()),
            Response.of(new Refusal(404, "no_such_route")))) {
      assertThat(response.headers())
          .containsEntry("cache-control", List.of("no-store"))
          .containsEntry("referrer-policy", List.of("no-referrer"))
          .containsEntry("x-content-type-options", List.of("nosniff"));
      assertThat(response.headers().getOrDefault("content-security-policy", List.of()).toString())
          .contains("default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'");
      assertThat(response.headers().getOrDefault("strict-transport-security", List.of()).toString())
          .contains("max-age=63072000");
    }
  }

  @Test
  void letsNoOtherSiteReadAnAnswer() {
    assertThat(Response.json(200, Map.of("user", "alice")).headers().keySet())
        .allSatisfy(name -> assertThat(name).doesNotStartWithIgnoringCase("access-control-"));
  }

  @Test
  void takesNoLineBreakIntoAHeader() {
    assertThatThrownBy(() -> Response.redirect("/\r\nSet-Cookie: a=b"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void tellsNothingOfABug() {
    StringBuilder log = new StringBuilder();
    Map<String, Object> answer =
        Exchange.answer(
            Map.of("httpMethod", "GET", "path", "/x", "requestContext", Map.of("requestId", "r-9")),
            (event, fields) -> log.append(event).append(fields),
            request -> {
              throw new IllegalStateException("password=hunter2");
            });
    assertThat(answer).containsEntry("statusCode", 500);
    assertThat(String.valueOf(answer.get("body"))).contains("r-9").doesNotContain("hunter2");
    assertThat(log.toString()).contains("error", "r-9");
  }

  @Test
  void refusesABodyThatIsNoBase64() {
    Map<String, Object> answer =
        Exchange.answer(
            Map.of("httpMethod", "PUT", "body", "%%%", "isBase64Encoded", true),
            (event, fields) -> {},
            request -> Response.empty());
    assertThat(answer).containsEntry("statusCode", 400);
  }
}
