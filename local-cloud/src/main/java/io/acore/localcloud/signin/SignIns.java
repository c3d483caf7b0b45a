package io.acore.localcloud.signin;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Codes and tokens: each is good for one use. */
final class SignIns {
  private static final Duration CODE_LIFE = Duration.ofMinutes(2);
  private static final Duration REFRESH_LIFE = Duration.ofHours(12);
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  private final Supplier<String> issuer;
  private final Clock clock;
  private final Duration tokenLife;
  private final SecureRandom random = new SecureRandom();
  private final SignedTokens signed = new SignedTokens();
  private final Map<String, Grant> codes = new ConcurrentHashMap<>();
  private final Map<String, Grant> refreshTokens = new ConcurrentHashMap<>();

  SignIns(Supplier<String> issuer, Clock clock, Duration tokenLife) {
    this.issuer = issuer;
    this.clock = clock;
    this.tokenLife = tokenLife;
  }

  Map<String, Object> keySet() {
    return signed.keySet();
  }

  /** What of an authorization request has to come back with the choice. */
  Map<String, String> request(Map<String, String> query) throws SignInRefused {
    Map<String, String> request = new TreeMap<>();
    for (String name : new String[] {"client_id", "redirect_uri", "state", "code_challenge"}) {
      request.put(name, needed(query, name));
    }
    request.put("nonce", query.getOrDefault("nonce", ""));
    ours(needed(query, "redirect_uri"));
    if (!"S256".equals(query.get("code_challenge_method"))
        || !"code".equals(query.get("response_type"))) {
      throw new SignInRefused("invalid_request");
    }
    return request;
  }

  /** Where the browser goes with its code. */
  String chosen(Map<String, String> form) throws SignInRefused {
    String redirect = needed(form, "redirect_uri");
    ours(redirect);
    TestUser user =
        TestUser.find(needed(form, "user")).orElseThrow(() -> new SignInRefused("access_denied"));
    String code = secret();
    codes.put(
        code,
        new Grant(
            user,
            needed(form, "client_id"),
            redirect,
            needed(form, "code_challenge"),
            form.getOrDefault("nonce", ""),
            clock.instant().plus(CODE_LIFE)));
    return redirect
        + "?code="
        + code
        + "&state="
        + SignInService.encoded(needed(form, "state"))
        + "&iss="
        + SignInService.encoded(issuer.get());
  }

  /** The answer of the token endpoint. */
  Map<String, Object> tokens(String client, Map<String, String> form) throws SignInRefused {
    boolean refresh = "refresh_token".equals(form.get("grant_type"));
    Grant grant =
        refresh
            ? refreshTokens.remove(needed(form, "refresh_token"))
            : codes.remove(needed(form, "code"));
    if (grant == null || grant.until().isBefore(clock.instant())) {
      throw new SignInRefused("invalid_grant");
    }
    String asks = client.isEmpty() ? form.getOrDefault("client_id", "") : client;
    if (!asks.equals(grant.client())) {
      throw new SignInRefused("invalid_client");
    }
    if (!refresh
        && !(grant.redirect().equals(form.get("redirect_uri"))
            && grant.challenge().equals(hash(needed(form, "code_verifier"))))) {
      throw new SignInRefused("invalid_grant");
    }
    String next = secret();
    refreshTokens.put(
        next,
        new Grant(
            grant.user(),
            grant.client(),
            grant.redirect(),
            "",
            grant.nonce(),
            clock.instant().plus(REFRESH_LIFE)));
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("access_token", secret());
    answer.put("token_type", "Bearer");
    answer.put("expires_in", tokenLife.toSeconds());
    answer.put("refresh_token", next);
    answer.put("id_token", idToken(grant, !refresh));
    return answer;
  }

  /** Where the browser goes after it has signed out here, too. */
  String out(Map<String, String> query) throws SignInRefused {
    String to = needed(query, "post_logout_redirect_uri");
    ours(to);
    return to;
  }

  private String idToken(Grant grant, boolean first) {
    long now = clock.instant().getEpochSecond();
    TestUser user = grant.user();
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("iss", issuer.get());
    claims.put("sub", user.id());
    claims.put("aud", grant.client());
    claims.put("iat", now);
    claims.put("exp", now + tokenLife.toSeconds());
    if (first && !grant.nonce().isEmpty()) {
      claims.put("nonce", grant.nonce());
    }
    claims.put("name", user.name());
    claims.put("email", user.email());
    claims.put("email_verified", true);
    claims.put("tenant_id", user.tenant());
    claims.put("roles", user.roles());
    return signed.sign(claims);
  }

  // Codes never leave this machine.
  private static void ours(String redirect) throws SignInRefused {
    try {
      URI to = new URI(redirect);
      String host = to.getHost() == null ? "" : to.getHost();
      if (host.equals("127.0.0.1") || host.equals("localhost") || host.endsWith(".localhost")) {
        return;
      }
    } catch (java.net.URISyntaxException e) {
      throw new SignInRefused("invalid_request");
    }
    throw new SignInRefused("invalid_request");
  }

  private static String needed(Map<String, String> parameters, String name) throws SignInRefused {
    String value = parameters.get(name);
    if (value == null || value.isEmpty()) {
      throw new SignInRefused("invalid_request");
    }
    return value;
  }

  private String secret() {
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    return BASE64.encodeToString(bytes);
  }

  private static String hash(String verifier) {
    try {
      return BASE64.encodeToString(
          MessageDigest.getInstance("SHA-256")
              .digest(verifier.getBytes(StandardCharsets.US_ASCII)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Java has no SHA-256", e);
    }
  }
}
