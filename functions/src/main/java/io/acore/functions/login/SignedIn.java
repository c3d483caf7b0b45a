package io.acore.functions.login;

import io.acore.functions.audit.AuditLog;
import io.acore.functions.http.Cookies;
import io.acore.functions.http.Json;
import io.acore.functions.http.PublicOrigin;
import io.acore.functions.http.Refusal;
import io.acore.functions.http.Request;
import io.acore.functions.http.Response;
import io.acore.functions.oidc.ProviderUnavailable;
import io.acore.functions.oidc.Providers;
import io.acore.functions.oidc.TokenSet;
import io.acore.functions.secret.TokenCipher;
import io.acore.functions.secret.Unreadable;
import io.acore.functions.session.Session;
import io.acore.functions.session.SessionStore;
import io.acore.functions.settings.Settings;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** What a signed-in user may do with the own sessions. */
final class SignedIn {
  private static final int MOST_BODY = 1024;

  private final Settings settings;
  private final SessionStore sessions;
  private final Providers providers;
  private final TokenCipher cipher;
  private final PublicOrigin origin;
  private final AuditLog audit;

  SignedIn(LoginParts parts) {
    this.settings = parts.settings();
    this.sessions = parts.sessions();
    this.providers = parts.providers();
    this.cipher = parts.cipher();
    this.origin = parts.origin();
    this.audit = parts.audit();
  }

  Response show(Session session) {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("app", settings.app().value());
    shown.put("agent", settings.agent().value());
    shown.put("tenant", session.key().tenant().value());
    shown.put("user", session.key().user().value());
    shown.put("name", session.profile().name());
    shown.put("email", session.profile().email());
    shown.put("roles", List.copyOf(new TreeSet<>(session.roles())));
    shown.put("until", session.until().toString());
    shown.put("idle_seconds", settings.lifetimes().idle().toSeconds());
    return Response.json(200, shown);
  }

  Response list(Session session) {
    List<Map<String, Object>> shown = new ArrayList<>();
    sessions.ofUser(session.key().tenant(), session.key().user()).stream()
        .sorted(Comparator.comparing(Session::created))
        .forEach(
            other ->
                shown.add(
                    Map.of(
                        "session", other.key().handle(),
                        "created", other.created().toString(),
                        "last_seen", other.lastSeen().toString(),
                        "current", other.key().equals(session.key()))));
    return Response.json(200, Map.of("sessions", shown));
  }

  /** One session by its handle, or all but this one. */
  Response revoke(Request request, Session session) {
    String which =
        Json.text(
            Json.parse(new String(request.body(), StandardCharsets.UTF_8), MOST_BODY), "session");
    List<Session> ended =
        sessions.ofUser(session.key().tenant(), session.key().user()).stream()
            .filter(
                other ->
                    "others".equals(which)
                        ? !other.key().equals(session.key())
                        : other.key().handle().equals(which))
            .toList();
    if (ended.isEmpty() && !"others".equals(which)) {
      throw new Refusal(404, "no_such_session");
    }
    ended.forEach(other -> end(request, other));
    return Response.json(200, Map.of("ended", ended.size()));
  }

  Response signOut(Request request, Optional<Session> session) {
    String next = session.map(ended -> signOut(request, ended)).orElse("/");
    Response response =
        Response.json(200, Map.of("redirect", next)).withCookie(Cookies.clear(Cookies.SESSION));
    return session.isPresent() ? response.withHeader("clear-site-data", "\"cache\"") : response;
  }

  private String signOut(Request request, Session session) {
    // First ours: whatever the provider says, this session is over
    Optional<TokenSet> tokens = end(request, session);
    try {
      return providers
          .find(session.issuer())
          .flatMap(
              known ->
                  tokens.flatMap(
                      all -> known.provider().endSession(all, URI.create(origin.get() + "/"))))
          .map(URI::toString)
          .orElse("/");
    } catch (ProviderUnavailable e) {
      return "/";
    }
  }

  private Optional<TokenSet> end(Request request, Session session) {
    sessions.delete(session.key());
    audit.write(
        "signed_out",
        Map.of(
            "request", request.id(),
            "tenant", session.key().tenant().value(),
            "user", session.key().user().value(),
            "session", session.key().handle()));
    try {
      TokenSet tokens = TokenSet.parse(cipher.open(session.tokens(), session.key().place()));
      providers.find(session.issuer()).ifPresent(known -> known.provider().revoke(tokens));
      return Optional.of(tokens);
    } catch (ProviderUnavailable | Unreadable e) {
      // The refresh token outlives us at the provider, but nobody can use it: it was only here
      return Optional.empty();
    }
  }
}
