package io.acore.functions.testing;

import io.acore.functions.oidc.OidcProvider;
import io.acore.functions.oidc.ProviderUnavailable;
import io.acore.functions.oidc.SignInFailed;
import io.acore.functions.oidc.TokenSet;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A provider that rotates refresh tokens and ends the sign-in when one is used twice, as careful
 * providers do.
 */
public final class FakeProvider implements OidcProvider {
  public static final Duration ACCESS = Duration.ofMinutes(5);

  private final String name;
  private final Clock clock;
  private final Map<String, Code> codes = new ConcurrentHashMap<>();
  private final Set<String> refreshTokens = ConcurrentHashMap.newKeySet();
  private final Set<String> used = ConcurrentHashMap.newKeySet();
  private final AtomicInteger number = new AtomicInteger();
  public final AtomicInteger refreshes = new AtomicInteger();
  public volatile boolean down;
  public volatile boolean namesItself;
  public volatile long refreshMillis;
  public volatile @Nullable Map<String, @Nullable Object> claimsAtRefresh;
  public final Set<String> revoked = ConcurrentHashMap.newKeySet();

  public FakeProvider(String name, Clock clock) {
    this.name = name;
    this.clock = clock;
  }

  private record Code(String nonce, String verifier, Map<String, @Nullable Object> claims) {}

  private @Nullable Challenge asked;

  /** What the browser brings back when this user agrees. */
  public synchronized String agree(Map<String, @Nullable Object> claims) {
    Challenge challenge = java.util.Objects.requireNonNull(asked);
    String code = name + "-code-" + number.incrementAndGet();
    codes.put(code, new Code(challenge.nonce(), challenge.verifier(), claims));
    return code;
  }

  @Override
  public synchronized URI authorization(Challenge challenge, URI callback) {
    asked = challenge;
    return URI.create(
        "https://"
            + name
            + ".example/authorize?state="
            + challenge.state()
            + "&redirect_uri="
            + callback);
  }

  @Override
  public boolean namesItself() {
    return namesItself;
  }

  @Override
  public SignIn exchange(String code, Challenge challenge, URI callback) {
    Code known = codes.remove(code);
    if (known == null) {
      throw new SignInFailed("the provider refuses the code: invalid_grant");
    }
    if (!known.nonce().equals(challenge.nonce())
        || !known.verifier().equals(challenge.verifier())) {
      throw new SignInFailed("nonce or verifier differ");
    }
    return new SignIn(
        String.valueOf(known.claims().get("sub")),
        known.claims(),
        tokens(),
        clock.instant().plus(ACCESS));
  }

  @Override
  public Refresh refresh(TokenSet tokens) {
    refreshes.incrementAndGet();
    if (down) {
      throw new ProviderUnavailable("down", new Exception());
    }
    try {
      Thread.sleep(refreshMillis);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    String token = tokens.refreshToken().orElse("");
    if (!refreshTokens.remove(token)) {
      if (used.contains(token)) {
        refreshTokens.clear();
      }
      return new Rejected();
    }
    used.add(token);
    return new Refreshed(
        tokens(), clock.instant().plus(ACCESS), Optional.ofNullable(claimsAtRefresh));
  }

  @Override
  public void revoke(TokenSet tokens) {
    tokens.refreshToken().ifPresent(revoked::add);
    tokens.refreshToken().ifPresent(refreshTokens::remove);
  }

  @Override
  public Optional<URI> endSession(TokenSet tokens, URI returnTo) {
    return Optional.of(URI.create("https://" + name + ".example/logout"));
  }

  /** The provider ends every sign-in, as when an account is closed. */
  public void endAll() {
    refreshTokens.clear();
  }

  private TokenSet tokens() {
    String token = name + "-refresh-token-" + number.incrementAndGet();
    refreshTokens.add(token);
    return new TokenSet(Optional.of(token), name + "-id-token");
  }
}
