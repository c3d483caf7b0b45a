package io.acore.functions.session;

import io.acore.functions.http.Cookies;
import io.acore.functions.http.Request;
import io.acore.functions.secret.Hash;
import io.acore.functions.secret.Secret;
import io.acore.functions.settings.Settings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Says whose request this is, or that it is nobody's. */
public final class SessionGuard {
  private static final String PURPOSE = "acore-session";

  private final SessionStore store;
  private final Refresher refresher;
  private final Settings.Lifetimes lifetimes;
  private final Settings.Binding binding;
  private final Clock clock;

  public SessionGuard(
      SessionStore store,
      Refresher refresher,
      Settings.Lifetimes lifetimes,
      Settings.Binding binding,
      Clock clock) {
    this.store = store;
    this.refresher = refresher;
    this.lifetimes = lifetimes;
    this.binding = binding;
    this.clock = clock;
  }

  public static Hash hash(Secret cookie) {
    return cookie.hash(PURPOSE);
  }

  /**
   * What a session may be bound to: it changes with a browser's update, so the binding is a choice.
   */
  public static String client(Request request) {
    return request.headerValues("user-agent").stream()
        .findFirst()
        .map(agent -> Hash.of("acore-client", agent).value())
        .orElse("");
  }

  /**
   * The session of the cookie, when it is alive and may go on.
   *
   * @throws io.acore.functions.http.Refusal 431 for oversized cookies
   * @throws io.acore.functions.oidc.ProviderUnavailable when nobody can say now
   */
  public Optional<Session> check(Request request) {
    return known(request)
        .filter(session -> isAlive(session) && isBound(session, request))
        .flatMap(refresher::ensureFresh)
        .map(this::seen);
  }

  /** The session of the cookie, alive or not: enough to end it. */
  public Optional<Session> known(Request request) {
    return Cookies.of(request.headerValues("cookie"))
        .secret(Cookies.SESSION)
        .flatMap(cookie -> store.find(hash(cookie)));
  }

  private boolean isAlive(Session session) {
    Instant now = clock.instant();
    boolean alive =
        now.isBefore(session.until()) && now.isBefore(session.lastSeen().plus(lifetimes.idle()));
    if (!alive) {
      store.delete(session.key());
    }
    return alive;
  }

  private boolean isBound(Session session, Request request) {
    return switch (binding) {
      case NONE -> true;
      case USER_AGENT -> session.client().equals(client(request));
    };
  }

  /** A write for each request would cost more than it tells. */
  private Session seen(Session session) {
    Instant now = clock.instant();
    Duration step = lifetimes.idle().dividedBy(10);
    if (now.isBefore(session.lastSeen().plus(step))) {
      return session;
    }
    store.touch(session.key(), now);
    return session.seen(now);
  }
}
