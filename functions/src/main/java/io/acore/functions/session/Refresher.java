package io.acore.functions.session;

import io.acore.functions.oidc.OidcProvider.Refresh;
import io.acore.functions.oidc.OidcProvider.Refreshed;
import io.acore.functions.oidc.ProviderUnavailable;
import io.acore.functions.oidc.Providers;
import io.acore.functions.oidc.TokenSet;
import io.acore.functions.secret.Secret;
import io.acore.functions.secret.TokenCipher;
import io.acore.functions.secret.Unreadable;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Asks the provider again whether a session may go on: once, however many requests want to know.
 *
 * <p>Providers rotate refresh tokens and take the second use of one for theft, so two requests that
 * refresh at once sign the user out. Here a conditional write gives one of them a lease. The others
 * go on while what they have still holds, and wait for the result when it does not. Losing a race
 * never ends a session.
 */
public final class Refresher {
  /** Before the end, so that requests during a refresh need not wait for it. */
  static final Duration AHEAD = Duration.ofSeconds(30);

  /**
   * Longer than the provider may take (connect and read, twice), so the owner finishes under it.
   */
  static final Duration LEASE = Duration.ofSeconds(30);

  private static final Duration PATIENCE = Duration.ofSeconds(25);
  private static final long FIRST_PAUSE_MILLIS = 25;
  private static final long LONGEST_PAUSE_MILLIS = 400;

  private final SessionStore store;
  private final Providers providers;
  private final TokenCipher cipher;
  private final Pause pause;
  private final SecureRandom random;
  private final Clock clock;

  public Refresher(
      SessionStore store,
      Providers providers,
      TokenCipher cipher,
      Pause pause,
      SecureRandom random,
      Clock clock) {
    this.store = store;
    this.providers = providers;
    this.cipher = cipher;
    this.pause = pause;
    this.random = random;
    this.clock = clock;
  }

  /**
   * The session as it may go on; empty when the provider ended it.
   *
   * @throws ProviderUnavailable when the session ran out and nobody can say whether it may go on
   */
  public Optional<Session> ensureFresh(Session session) {
    if (providers
        .find(session.issuer())
        .filter(known -> known.claims().mayVouchFor(session.key().tenant()))
        .isEmpty()) {
      // The settings changed since: this tenant is gone, or has another provider
      store.delete(session.key());
      return Optional.empty();
    }
    Instant deadline = clock.instant().plus(PATIENCE);
    long pauseMillis = FIRST_PAUSE_MILLIS;
    Session seen = session;
    while (true) {
      Instant now = clock.instant();
      if (now.isBefore(seen.refreshAt().minus(AHEAD))) {
        return Optional.of(seen);
      }
      String owner = Secret.random(random).value();
      if (!now.isBefore(seen.refreshingUntil())
          && store.takeLease(seen, owner, now, now.plus(LEASE))) {
        return refresh(seen, owner);
      }
      if (now.isBefore(seen.refreshAt())) {
        return Optional.of(seen);
      }
      if (now.isAfter(deadline)) {
        throw new ProviderUnavailable("a refresh by another request did not end", new Exception());
      }
      pause.millis(pauseMillis / 2 + random.nextLong(pauseMillis));
      pauseMillis = Math.min(2 * pauseMillis, LONGEST_PAUSE_MILLIS);
      Optional<Session> again = store.find(session.key().hash());
      if (again.isEmpty()) {
        return Optional.empty();
      }
      seen = again.get();
    }
  }

  private Optional<Session> refresh(Session session, String owner) {
    Providers.Known known = providers.find(session.issuer()).orElseThrow();
    String place = session.key().place();
    Refresh result;
    try {
      TokenSet tokens = TokenSet.parse(cipher.open(session.tokens(), place));
      result = known.provider().refresh(tokens);
    } catch (Unreadable e) {
      store.delete(session.key());
      return Optional.empty();
    } catch (ProviderUnavailable e) {
      store.giveBack(session, owner);
      if (clock.instant().isBefore(session.refreshAt())) {
        return Optional.of(session);
      }
      throw e;
    }
    if (!(result instanceof Refreshed refreshed)
        || !refreshed
            .claims()
            .map(claims -> known.claims().agrees(claims, session.key().tenant(), session.vouched()))
            .orElse(true)) {
      store.delete(session.key());
      return Optional.empty();
    }
    Session next =
        session.refreshed(refreshed.accessUntil(), cipher.seal(refreshed.tokens().write(), place));
    return store.publish(next, owner) ? Optional.of(next) : store.find(session.key().hash());
  }

  /** Waits; a test's clock need not. */
  @FunctionalInterface
  public interface Pause {
    void millis(long millis);
  }
}
