package io.acore.localcloud.token;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.acore.base.Json;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class JwtAuthorizerTest {
  private static final Map<String, Object> FINE =
      Map.of("aud", "agents", "client_id", "web", "scope", "read write", "team", List.of("a", "b"));

  private static Issuer issuer;
  private final JwtAuthorizer authorizer = new JwtAuthorizer(Clock.systemUTC());

  @BeforeAll
  static void open() throws Exception {
    issuer = new Issuer();
  }

  @AfterAll
  static void close() {
    issuer.close();
  }

  @Test
  void aTokenOfTheProviderThatMeetsEveryRulePasses() {
    for (String algorithm : List.of("RS256", "ES256")) {
      assertThatCode(() -> authorizer.check(issuer.token(algorithm, FINE), rules()))
          .doesNotThrowAnyException();
    }
  }

  @Test
  void aTokenThatBreaksOneRuleIsRefusedForIt() {
    refused(Map.of("aud", "others"), "`aud`");
    refused(Map.of("client_id", "mobile"), "`client_id`");
    refused(Map.of("scope", "write"), "`scope`");
    refused(Map.of("team", List.of("a")), "`team`");
    refused(Map.of("exp", 1), "expired");
    refused(Map.of("nbf", 99_999_999_999L), "not valid yet");
    refused(Map.of("iss", "https://elsewhere.test"), "issuer");
  }

  @Test
  void aTokenThatNobodySignedIsRefused() throws Exception {
    String good = issuer.token("RS256", FINE);
    String[] parts = good.split("\\.");
    String other = issuer.token("RS256", Map.of("aud", "agents")).split("\\.")[1];
    for (String bad :
        List.of(
            issuer.token("none", FINE),
            parts[0] + "." + other + "." + parts[2],
            parts[0] + "." + parts[1] + ".",
            "not a token",
            "a.b.c")) {
      assertThatThrownBy(() -> authorizer.check(bad, rules())).isInstanceOf(TokenRefused.class);
    }
  }

  private void refused(Map<String, Object> claims, String why) {
    Map<String, Object> all = new TreeMap<>(FINE);
    all.putAll(claims);
    assertThatThrownBy(() -> authorizer.check(issuer.token("RS256", all), rules()))
        .isInstanceOf(TokenRefused.class)
        .hasMessageContaining(why);
  }

  private static JsonNode rules() {
    return Json.tree(
        Map.of(
            "discoveryUrl", issuer.discoveryUrl(),
            "allowedAudience", List.of("agents"),
            "allowedClients", List.of("web"),
            "allowedScopes", List.of("read"),
            "customClaims",
                List.of(
                    Map.of(
                        "inboundTokenClaimName", "team",
                        "inboundTokenClaimValueType", "STRING_ARRAY",
                        "authorizingClaimMatchValue",
                            Map.of(
                                "claimMatchOperator",
                                "CONTAINS",
                                "claimMatchValue",
                                Map.of("matchValueString", "b"))))));
  }
}
