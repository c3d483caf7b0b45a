package io.acore.functions.testing;

import com.nimbusds.oauth2.sdk.GrantType;
import com.nimbusds.oauth2.sdk.TokenRequest;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;

/** A provider in this process, which agrees at once to whoever the test says it is. */
final class MockProvider implements RealProvider {
  private static final Duration SHORT = Duration.ofSeconds(3);
  private static final long LONG_SECONDS = 3600;

  private final MockOAuth2Server server =
      new MockOAuth2Server(
          OAuth2Config.Companion.fromJson(
              "{\"interactiveLogin\":false,\"rotateRefreshToken\":true,\"httpServer\":\"NettyWrapper\"}"));
  private final Set<TokenRequest> refreshes =
      Collections.synchronizedSet(Collections.newSetFromMap(new IdentityHashMap<>()));

  MockProvider() {
    server.start();
  }

  @Override
  public String issuer() {
    return server.issuerUrl("main").toString();
  }

  @Override
  public String clientId() {
    return "bff";
  }

  @Override
  public String clientSecret() {
    return "the-client-secret";
  }

  @Override
  public String agree(URI address, String user, String tenant, boolean shortLived, String home) {
    server.enqueueCallback(shortLived ? new ShortLived(user, tenant) : new User(user, tenant));
    try {
      HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
      connection.setInstanceFollowRedirects(false);
      return connection.getHeaderField("Location");
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public Duration shortLife() {
    return SHORT;
  }

  @Override
  public int refreshes() {
    return refreshes.size();
  }

  @Override
  public void close() {
    server.shutdown();
  }

  private static class User extends DefaultOAuth2TokenCallback {
    User(String subject, String tenant) {
      super(
          "main",
          subject,
          "JWT",
          List.of("bff"),
          Map.of(
              "org",
              tenant,
              "name",
              "User " + subject,
              "email",
              subject + "@" + tenant + ".example",
              "email_verified",
              true),
          LONG_SECONDS);
    }
  }

  private final class ShortLived extends User {
    ShortLived(String subject, String tenant) {
      super(subject, tenant);
    }

    @Override
    public Map<String, Object> addClaims(TokenRequest request) {
      if (GrantType.REFRESH_TOKEN.equals(request.getAuthorizationGrant().getType())) {
        refreshes.add(request);
      }
      return super.addClaims(request);
    }

    @Override
    public long tokenExpiry() {
      return refreshes.isEmpty() ? SHORT.toSeconds() : LONG_SECONDS;
    }
  }
}
