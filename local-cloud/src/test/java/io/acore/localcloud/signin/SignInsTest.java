package io.acore.localcloud.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.acore.base.Json;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.RSAPublicKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class SignInsTest {
  private static final String REDIRECT = "http://web.localhost:4567/auth/callback/local";
  // RFC 7636, appendix B
  private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
  private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

  private final SignIns signIns =
      new SignIns(
          () -> "http://127.0.0.1:4567/_acore/identity", Clock.systemUTC(), Duration.ofMinutes(5));

  @Test
  void signsWhatThePublishedKeyVerifies() throws Exception {
    String token = String.valueOf(signIns.tokens("acore", exchange(code("ada"))).get("id_token"));
    String[] parts = token.split("\\.");
    JsonNode key = Json.tree(signIns.keySet()).at("/keys/0");
    Signature signature = Signature.getInstance("SHA256withRSA");
    signature.initVerify(
        KeyFactory.getInstance("RSA")
            .generatePublic(new RSAPublicKeySpec(number(key, "n"), number(key, "e"))));
    signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
    assertThat(signature.verify(Base64.getUrlDecoder().decode(parts[2]))).isTrue();
    JsonNode claims =
        Json.parse(new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8));
    assertThat(claims.path("tenant_id").asText()).isEqualTo("acme");
    assertThat(claims.path("nonce").asText()).isEqualTo("n");
    assertThat(claims.path("aud").asText()).isEqualTo("acore");
  }

  @Test
  void takesACodeAndARefreshTokenOnce() throws Exception {
    String code = code("ben");
    Map<String, Object> first = signIns.tokens("acore", exchange(code));
    assertThatThrownBy(() -> signIns.tokens("acore", exchange(code))).hasMessage("invalid_grant");
    Map<String, String> refresh =
        Map.of(
            "grant_type",
            "refresh_token",
            "refresh_token",
            String.valueOf(first.get("refresh_token")));
    assertThat(signIns.tokens("acore", refresh)).containsKey("id_token");
    assertThatThrownBy(() -> signIns.tokens("acore", refresh)).hasMessage("invalid_grant");
  }

  @Test
  void wantsTheVerifierAndTheClientOfTheCode() throws Exception {
    Map<String, String> wrong = exchange(code("ada"));
    wrong.put("code_verifier", "guessed");
    assertThatThrownBy(() -> signIns.tokens("acore", wrong)).hasMessage("invalid_grant");
    Map<String, String> other = exchange(code("ada"));
    assertThatThrownBy(() -> signIns.tokens("somebody", other)).hasMessage("invalid_client");
  }

  @Test
  void sendsNoCodeAwayFromThisMachine() {
    Map<String, String> form = form("ada");
    form.put("redirect_uri", "https://example.com/");
    assertThatThrownBy(() -> signIns.chosen(form)).hasMessage("invalid_request");
    assertThatThrownBy(() -> signIns.out(Map.of("post_logout_redirect_uri", "//example.com")))
        .hasMessage("invalid_request");
  }

  @Test
  void writesNothingOfARequestAsHtml() {
    assertThat(SignInPage.of(Map.of("state", "\"><script>alert(1)</script>")))
        .doesNotContain("<script>")
        .contains("&quot;&gt;&lt;script&gt;");
  }

  private String code(String user) throws SignInRefused {
    return String.valueOf(
        SignInService.parameters(signIns.chosen(form(user)).replaceFirst(".*\\?", "")).get("code"));
  }

  private static Map<String, String> form(String user) {
    return new HashMap<>(
        Map.of(
            "user",
            user,
            "client_id",
            "acore",
            "redirect_uri",
            REDIRECT,
            "code_challenge",
            CHALLENGE,
            "nonce",
            "n",
            "state",
            "s"));
  }

  private static Map<String, String> exchange(String code) {
    return new HashMap<>(
        Map.of(
            "grant_type", "authorization_code",
            "code", code,
            "redirect_uri", REDIRECT,
            "code_verifier", VERIFIER));
  }

  private static BigInteger number(JsonNode key, String name) {
    return new BigInteger(1, Base64.getUrlDecoder().decode(key.path(name).asText()));
  }
}
