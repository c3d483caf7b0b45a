package io.acore.functions.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.acore.functions.secret.SecretValues;
import io.acore.functions.settings.IssuerSettings;
import io.acore.functions.tenant.TenantId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class NimbusProviderTest {
  private static final OidcProvider.Challenge CHALLENGE =
      new OidcProvider.Challenge("state-1", "nonce-1", "v".repeat(43));
  private static final TokenSet TOKENS = new TokenSet(Optional.of("refresh-1"), "id");

  private final HttpServer server = newServer();
  private final String base = "http://127.0.0.1:" + server.getAddress().getPort();
  private final List<String> secretsAsked = new ArrayList<>();
  private final List<String> tokenRequests = new ArrayList<>();
  private String described = base;
  private int status = 400;
  private String answer = "{\"error\":\"invalid_grant\"}";

  @BeforeEach
  void start() {
    server.createContext(
        "/.well-known/openid-configuration",
        exchange -> {
          byte[] body =
              ("{\"issuer\":\""
                      + described
                      + "\",\"authorization_endpoint\":\""
                      + base
                      + "/authorize\",\"token_endpoint\":\""
                      + base
                      + "/token\",\"jwks_uri\":\""
                      + base
                      + "/keys\",\"response_types_supported\":[\"code\"],\"subject_types_supported\":[\"public\"],"
                      + "\"id_token_signing_alg_values_supported\":[\"RS256\"]}")
                  .getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().add("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.createContext(
        "/token",
        exchange -> {
          tokenRequests.add(
              exchange.getRequestHeaders().getFirst("Authorization")
                  + " "
                  + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          byte[] body = answer.getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().add("Content-Type", "application/json");
          exchange.sendResponseHeaders(status, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void asksForACodeWithPkceStateAndNonce() {
    URI address =
        provider().authorization(CHALLENGE, URI.create("https://ui.example/auth/callback/main"));
    assertThat(address.toString()).startsWith(base + "/authorize?");
    assertThat(address.getQuery())
        .contains(
            "response_type=code",
            "code_challenge_method=S256",
            "code_challenge=",
            "state=state-1",
            "nonce=nonce-1")
        .doesNotContain("v".repeat(43));
  }

  @Test
  void refusesADescriptionOfAnotherIssuer() {
    described = base + "/other";
    assertThatThrownBy(() -> provider().namesItself()).isInstanceOf(ProviderUnavailable.class);
  }

  @Test
  void endsTheSessionWhenTheProviderRefusesTheRefreshToken() {
    assertThat(provider().refresh(TOKENS)).isEqualTo(new OidcProvider.Rejected());
    assertThat(provider().refresh(new TokenSet(Optional.empty(), "id")))
        .isEqualTo(new OidcProvider.Rejected());
  }

  @Test
  void keepsTheSessionWhenTheProviderHasTrouble() {
    for (String trouble :
        List.of(
            "{\"error\":\"server_error\"}",
            "{\"error\":\"temporarily_unavailable\"}",
            "{}",
            "<html>",
            "")) {
      answer = trouble;
      status = 503;
      assertThatThrownBy(() -> provider().refresh(TOKENS))
          .as(trouble)
          .isInstanceOf(ProviderUnavailable.class);
    }
    server.stop(0);
    assertThatThrownBy(() -> provider().refresh(TOKENS)).isInstanceOf(ProviderUnavailable.class);
  }

  @Test
  void readsTheClientSecretAgainWhenItWasRotated() {
    status = 401;
    answer = "{\"error\":\"invalid_client\"}";
    assertThatThrownBy(() -> provider().refresh(TOKENS)).isInstanceOf(ProviderUnavailable.class);
    assertThat(secretsAsked).containsExactly("current", "fresh");
    assertThat(tokenRequests).hasSize(2);
  }

  @Test
  void keepsTheRefreshTokenWhenTheProviderDoesNotRotate() {
    status = 200;
    answer = "{\"access_token\":\"a\",\"token_type\":\"Bearer\",\"expires_in\":60}";
    OidcProvider.Refresh refresh = provider().refresh(TOKENS);
    assertThat(refresh).isInstanceOf(OidcProvider.Refreshed.class);
    assertThat(((OidcProvider.Refreshed) refresh).tokens()).isEqualTo(TOKENS);
  }

  @Test
  void failsTheSignInWhenTheAnswerHasNoIdToken() {
    status = 200;
    answer = "{\"access_token\":\"a\",\"token_type\":\"Bearer\"}";
    assertThatThrownBy(
            () -> provider().exchange("code", CHALLENGE, URI.create("https://ui.example/cb")))
        .isInstanceOf(SignInFailed.class);
  }

  private OidcProvider provider() {
    return new NimbusProvider(
        new IssuerSettings(
            "main",
            "Main",
            URI.create(base),
            "bff",
            "secret",
            IssuerSettings.ClientAuthentication.BASIC,
            List.of("openid"),
            "org",
            Map.of("acme", new TenantId("acme")),
            Optional.empty(),
            Map.of(),
            IssuerSettings.Membership.OPEN,
            Set.of()),
        new SecretValues() {
          @Override
          public String current(String id) {
            secretsAsked.add("current");
            return "old";
          }

          @Override
          public String fresh(String id) {
            secretsAsked.add("fresh");
            return "new";
          }

          @Override
          public Optional<String> previous(String id) {
            return Optional.empty();
          }
        },
        Clock.systemUTC());
  }

  private static HttpServer newServer() {
    try {
      return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
