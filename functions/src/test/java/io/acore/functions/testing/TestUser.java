package io.acore.functions.testing;

import com.nimbusds.oauth2.sdk.GrantType;
import com.nimbusds.oauth2.sdk.TokenRequest;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;

/** A user at the mock provider, who counts how often tokens are refreshed. */
public final class TestUser extends DefaultOAuth2TokenCallback {
  private final Set<TokenRequest> refreshes =
      Collections.synchronizedSet(Collections.newSetFromMap(new IdentityHashMap<>()));
  private final long firstSeconds;

  public TestUser(String subject, String tenant, long firstSeconds) {
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
        3600);
    this.firstSeconds = firstSeconds;
  }

  public int refreshes() {
    return refreshes.size();
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
    return refreshes.isEmpty() ? firstSeconds : 3600;
  }
}
