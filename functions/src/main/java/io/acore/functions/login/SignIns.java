package io.acore.functions.login;

import io.acore.functions.audit.AuditLog;
import io.acore.functions.http.Cookies;
import io.acore.functions.http.PublicOrigin;
import io.acore.functions.http.Refusal;
import io.acore.functions.http.Request;
import io.acore.functions.http.Response;
import io.acore.functions.member.Admission;
import io.acore.functions.oidc.ClaimMap;
import io.acore.functions.oidc.OidcProvider;
import io.acore.functions.oidc.ProviderUnavailable;
import io.acore.functions.oidc.Providers;
import io.acore.functions.oidc.SignInFailed;
import io.acore.functions.secret.Hash;
import io.acore.functions.secret.Secret;
import io.acore.functions.secret.TokenCipher;
import io.acore.functions.secret.Unreadable;
import io.acore.functions.session.LoginStore;
import io.acore.functions.session.LoginTransaction;
import io.acore.functions.session.Session;
import io.acore.functions.session.SessionGuard;
import io.acore.functions.session.SessionKey;
import io.acore.functions.session.SessionStore;
import io.acore.functions.settings.Settings;
import io.acore.functions.tenant.Identity;
import io.acore.functions.tenant.TenantId;
import io.acore.functions.tenant.UserId;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sign-in: to the provider, and back with a code. */
final class SignIns {
  private static final Duration TIME = Duration.ofMinutes(10);
  private static final int MOST_AT_ONCE = 4;
  private static final String STATE = "acore-login-state";
  private static final String BROWSER = "acore-login-browser";

  private final Settings settings;
  private final Providers providers;
  private final LoginStore logins;
  private final SessionStore sessions;
  private final Admission admission;
  private final TokenCipher cipher;
  private final PublicOrigin origin;
  private final AuditLog audit;
  private final SecureRandom random;
  private final Clock clock;

  SignIns(LoginParts parts) {
    this.settings = parts.settings();
    this.providers = parts.providers();
    this.logins = parts.logins();
    this.sessions = parts.sessions();
    this.admission = new Admission(parts.members(), parts.clock());
    this.cipher = parts.cipher();
    this.origin = parts.origin();
    this.audit = parts.audit();
    this.random = parts.random();
    this.clock = parts.clock();
  }

  Response begin(Request request) {
    String issuer = chosenIssuer(request);
    Providers.Known known =
        providers.find(issuer).orElseThrow(() -> new Refusal(404, "no_such_issuer"));
    OidcProvider.Challenge challenge =
        new OidcProvider.Challenge(
            Secret.random(random).value(),
            Secret.random(random).value(),
            Secret.random(random).value());
    Secret browser = Secret.random(random);
    Hash state = Hash.of(STATE, challenge.state());
    logins.put(
        new LoginTransaction(
            state,
            browser.hash(BROWSER),
            issuer,
            // Neither of them contains a space
            cipher.seal(
                challenge.nonce() + " " + challenge.verifier(), LoginTransaction.place(state)),
            ReturnTo.check(request.parameter("return_to").orElse("/")),
            clock.instant().plus(TIME)));
    Response response =
        Response.redirect(known.provider().authorization(challenge, callback(issuer)).toString())
            .withCookie(Cookies.lax(cookie(state), browser, TIME));
    return clearAbandoned(request, response);
  }

  Response callback(Request request, String issuer) {
    Cookies cookies = Cookies.of(request.headerValues("cookie"));
    Hash state = Hash.of(STATE, request.parameter("state").orElse(""));
    Response response;
    try {
      response = finish(request, issuer, cookies, state);
    } catch (SignInFailed | Unreadable e) {
      audit.write(
          "sign_in_failed",
          Map.of("request", request.id(), "issuer", known(issuer), "reason", reason(e)));
      response = Response.redirect("/?sign_in=failed");
    } catch (ProviderUnavailable e) {
      audit.write(
          "sign_in_failed",
          Map.of("request", request.id(), "issuer", known(issuer), "reason", reason(e)));
      response = Response.redirect("/?sign_in=unavailable");
    }
    return response.withCookie(Cookies.clear(cookie(state)));
  }

  private Response finish(Request request, String issuer, Cookies cookies, Hash state) {
    LoginTransaction login =
        logins.take(state).orElseThrow(() -> new SignInFailed("no such sign-in is under way"));
    if (!clock.instant().isBefore(login.until())) {
      throw new SignInFailed("the sign-in took too long");
    }
    if (!cookies
        .secret(cookie(state))
        .map(secret -> secret.hash(BROWSER))
        .filter(login.browser()::matches)
        .isPresent()) {
      throw new SignInFailed("another browser began this sign-in");
    }
    Providers.Known known =
        providers.find(issuer).orElseThrow(() -> new SignInFailed("no such issuer"));
    if (!login.issuer().equals(issuer)) {
      throw new SignInFailed("the sign-in began with another issuer");
    }
    checkIssuer(request, known);
    if (request.parameter("error").isPresent()) {
      throw new SignInFailed("the provider says no");
    }
    String code =
        request
            .parameter("code")
            .filter(text -> !text.isBlank())
            .orElseThrow(() -> new SignInFailed("no code"));
    String[] opened = cipher.open(login.sealed(), LoginTransaction.place(state)).split(" ", 2);
    OidcProvider.SignIn signIn =
        known
            .provider()
            .exchange(code, new OidcProvider.Challenge("", opened[0], opened[1]), callback(issuer));
    return start(request, cookies, known, signIn, login.returnTo());
  }

  /** RFC 9207: an answer that another provider sent must not be taken to this one. */
  private static void checkIssuer(Request request, Providers.Known known) {
    Optional<String> named = request.parameter("iss");
    String expected = known.settings().issuer().toString();
    boolean right =
        named.isPresent() ? named.get().equals(expected) : !known.provider().namesItself();
    if (!right) {
      throw new SignInFailed("the answer does not name the issuer that was asked");
    }
  }

  private Response start(
      Request request,
      Cookies cookies,
      Providers.Known known,
      OidcProvider.SignIn signIn,
      String returnTo) {
    TenantId tenant =
        known
            .claims()
            .tenant(signIn.claims())
            .orElseThrow(() -> new SignInFailed("the provider may not speak for this tenant"));
    UserId user = UserId.of(known.settings().issuer().toString(), signIn.subject());
    Optional<Identity> identity = admission.admit(known.settings(), tenant, user, signIn.claims());
    if (identity.isEmpty()) {
      refused(request, known, tenant, user);
      return Response.redirect("/?sign_in=not_admitted");
    }
    // A session that this browser already had is over, whoever it was
    cookies
        .secret(Cookies.SESSION)
        .flatMap(old -> sessions.find(SessionGuard.hash(old)))
        .ifPresent(old -> sessions.delete(old.key()));
    Secret secret = Secret.random(random);
    Session session = session(request, known, signIn, identity.get(), secret);
    makeRoom(session.key());
    // Looked at again after the session is there: a change of roles in between ended only older
    // sessions
    boolean stays =
        sessions.create(session)
            && admission.admit(known.settings(), tenant, user, signIn.claims()).equals(identity);
    if (!stays) {
      sessions.delete(session.key());
      refused(request, known, tenant, user);
      return Response.redirect("/?sign_in=not_admitted");
    }
    audit.write(
        "signed_in",
        Map.of(
            "request", request.id(),
            "address", request.address(),
            "issuer", known.settings().id(),
            "subject", signIn.subject(),
            "tenant", tenant.value(),
            "user", user.value(),
            "roles", identity.get().rolesText(),
            "session", session.key().handle()));
    return Response.redirect(returnTo)
        .withCookie(Cookies.strict(Cookies.SESSION, secret, settings.lifetimes().absolute()));
  }

  private Session session(
      Request request,
      Providers.Known known,
      OidcProvider.SignIn signIn,
      Identity identity,
      Secret secret) {
    SessionKey key = new SessionKey(identity.tenant(), identity.user(), SessionGuard.hash(secret));
    Instant now = clock.instant();
    Instant until = now.plus(settings.lifetimes().absolute());
    return new Session(
        key,
        known.settings().id(),
        identity.roles(),
        known.claims().roles(signIn.claims()),
        ClaimMap.profile(signIn.claims()),
        now,
        now,
        until,
        signIn.accessUntil(),
        1,
        Instant.EPOCH,
        SessionGuard.client(request),
        cipher.seal(signIn.tokens().write(), key.place()));
  }

  /** The oldest sessions of a user end when there are too many. */
  private void makeRoom(SessionKey next) {
    List<Session> have = sessions.ofUser(next.tenant(), next.user());
    int tooMany = have.size() - settings.limits().sessionsPerUser() + 1;
    have.stream()
        .sorted(Comparator.comparing(Session::created))
        .limit(Math.max(0, tooMany))
        .forEach(session -> sessions.delete(session.key()));
  }

  private void refused(Request request, Providers.Known known, TenantId tenant, UserId user) {
    audit.write(
        "sign_in_refused",
        Map.of(
            "request", request.id(),
            "issuer", known.settings().id(),
            "tenant", tenant.value(),
            "user", user.value()));
  }

  private String chosenIssuer(Request request) {
    return request
        .parameter("issuer")
        .or(
            () ->
                providers.choices().size() == 1
                    ? Optional.of(providers.choices().get(0).id())
                    : Optional.empty())
        .orElseThrow(() -> new Refusal(400, "choose_issuer"));
  }

  /** Each provider has a callback of its own, so that answers of two cannot be mixed up. */
  private URI callback(String issuer) {
    return URI.create(origin.get() + "/auth/callback/" + issuer);
  }

  /** Sign-ins that never came back must not fill the cookie header. */
  private static Response clearAbandoned(Request request, Response response) {
    List<String> open = Cookies.of(request.headerValues("cookie")).names(Cookies.LOGIN_PREFIX);
    Response cleared = response;
    if (open.size() >= MOST_AT_ONCE) {
      for (String name : open) {
        if (name.matches("[A-Za-z0-9_-]+")) {
          cleared = cleared.withCookie(Cookies.clear(name));
        }
      }
    }
    return cleared;
  }

  private String known(String issuer) {
    return providers.find(issuer).isPresent() ? issuer : "unknown";
  }

  private static String cookie(Hash state) {
    return Cookies.LOGIN_PREFIX + state.value().substring(0, 12);
  }

  private static String reason(RuntimeException e) {
    return String.valueOf(e.getMessage());
  }
}
