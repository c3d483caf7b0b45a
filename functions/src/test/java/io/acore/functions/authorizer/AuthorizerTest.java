package io.acore.functions.authorizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.acore.functions.oidc.ProviderUnavailable;
import io.acore.functions.testing.Browser;
import io.acore.functions.testing.FakeProvider;
import io.acore.functions.testing.TestBff;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AuthorizerTest {
  private static final String ARN =
      "arn:aws:execute-api:eu-west-1:000011112222:abc123/live/POST/api/conversations";

  private final TestBff bff = new TestBff();
  private final AuthorizerHandler authorizer = new AuthorizerHandler(bff.guard, bff.settings.app());

  @Test
  void saysWhoCallsAndLetsThroughToTheApiOnly() {
    Browser alice = bff.signedIn("alice", "Acme Inc");
    Map<String, Object> answer = authorize(alice.cookies, ARN);
    assertThat(answer.toString())
        .contains(
            "Resource=arn:aws:execute-api:eu-west-1:000011112222:abc123/live/*/api/*",
            "tenant=acme",
            "app=shop",
            "roles=user");
    assertThat(answer.toString())
        .doesNotContain(String.valueOf(alice.cookies.values().iterator().next()));
  }

  @Test
  void refusesWhoeverIsNotSignedIn() {
    assertUnauthorized(Map.of(), ARN);
    assertUnauthorized(Map.of("__Host-acore_session", "A".repeat(43)), ARN);
    assertUnauthorized(Map.of("x", "y".repeat(9000)), ARN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "*",
        "arn:aws:execute-api:eu-west-1:000011112222:*/*/GET/x",
        "arn:aws:s3:::bucket/x/GET/y",
        "arn:aws:execute-api:eu-west-1:000011112222:abc123"
      })
  void givesNoPolicyForWhatIsNoMethod(String arn) {
    Browser alice = bff.signedIn("alice", "Acme Inc");
    if (arn.contains(":*/*/")) {
      // A wildcard would be API Gateway's own; it stays inside /api/
      assertThat(authorize(alice.cookies, arn).toString()).contains("/*/api/*");
    } else {
      assertUnauthorized(alice.cookies, arn);
    }
  }

  @Test
  void signsNobodyOutBecauseAProviderIsDown() {
    Browser alice = bff.signedIn("alice", "Acme Inc");
    bff.main.down = true;
    bff.pass(FakeProvider.ACCESS.plusSeconds(1));
    assertThatThrownBy(() -> authorize(alice.cookies, ARN)).isInstanceOf(ProviderUnavailable.class);
    bff.main.down = false;
    assertThat(authorize(alice.cookies, ARN)).containsKey("policyDocument");
  }

  private void assertUnauthorized(Map<String, String> cookies, String arn) {
    assertThatThrownBy(() -> authorize(cookies, arn))
        .isInstanceOf(Unauthorized.class)
        .hasMessage("Unauthorized");
  }

  private Map<String, Object> authorize(Map<String, String> cookies, String arn) {
    Map<String, @Nullable Object> event = new HashMap<>();
    event.put("methodArn", arn);
    event.put("httpMethod", "POST");
    event.put("path", "/api/conversations");
    event.put("body", null);
    List<String> pairs =
        cookies.entrySet().stream().map(entry -> entry.getKey() + "=" + entry.getValue()).toList();
    event.put("multiValueHeaders", Map.of("Cookie", List.of(String.join("; ", pairs))));
    return authorizer.handleRequest(event, null);
  }
}
