package io.acore.functions.testing;

import io.acore.functions.access.AccessPolicy;
import io.acore.functions.audit.AuditLog;
import io.acore.functions.audit.LineAuditLog;
import io.acore.functions.http.Refusal;
import io.acore.functions.http.Request;
import io.acore.functions.http.Response;
import io.acore.functions.login.LoginParts;
import io.acore.functions.login.LoginRoutes;
import io.acore.functions.oidc.Providers;
import io.acore.functions.secret.AesGcmCipher;
import io.acore.functions.secret.KeySource;
import io.acore.functions.secret.TokenCipher;
import io.acore.functions.session.Refresher;
import io.acore.functions.session.SessionGuard;
import io.acore.functions.settings.Settings;
import io.acore.functions.settings.SettingsReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A deployment with two providers: `main` for tenants acme and globex, `other` for initech. */
public final class TestBff {
  public static final String ORIGIN = "https://ui.example";
  public static final String SETTINGS =
      """
      {
        "app": "shop", "agent": "helper",
        "session": {"idle_minutes": 30, "absolute_minutes": 480, "per_user": 3},
        "audit": "redacted",
        "issuers": [
          {"id": "main", "name": "Main", "issuer": "https://main.example", "client_id": "bff",
           "client_secret": "main-secret", "tenant_claim": "org",
           "tenants": {"Acme Inc": "acme", "globex": "globex"},
           "roles_claim": "groups", "roles": {"Bosses": "admin"},
           "admins": ["root@acme.example"]},
          {"id": "other", "issuer": "https://other.example", "client_id": "bff",
           "client_secret": "other-secret", "tenant_claim": "org", "membership": "invited",
           "tenants": {"initech": "initech"}, "admins": ["root@initech.example"]}
        ]
      }
      """;
  public static final Map<String, String> ENVIRONMENT =
      Map.of("ACORE_SESSION_TABLE", "sessions", "ACORE_PUBLIC_ORIGIN", ORIGIN);

  public final TestClock clock = new TestClock();
  public final MemoryStores stores = new MemoryStores();
  public final FakeProvider main = new FakeProvider("main", clock);
  public final FakeProvider other = new FakeProvider("other", clock);
  private final ByteArrayOutputStream log = new ByteArrayOutputStream();
  public final AuditLog audit =
      new LineAuditLog(new PrintStream(log, true, StandardCharsets.UTF_8), clock);
  public final TokenCipher cipher = new AesGcmCipher(keys(), new SecureRandom());
  public final Settings settings;
  public final SessionGuard guard;
  public final Providers providers;
  private final LoginRoutes routes;

  public TestBff() {
    this(SETTINGS);
  }

  public TestBff(String json) {
    this(json, ORIGIN);
  }

  public TestBff(String json, String origin) {
    settings = SettingsReader.parse(json, ENVIRONMENT);
    providers =
        new Providers(
            List.of(
                new Providers.Known(settings.issuer("main").orElseThrow(), main),
                new Providers.Known(settings.issuer("other").orElseThrow(), other)));
    SecureRandom random = new SecureRandom();
    guard =
        new SessionGuard(
            stores,
            new Refresher(stores, providers, cipher, TestBff::sleep, random, clock),
            settings.lifetimes(),
            settings.binding(),
            clock);
    routes =
        new LoginRoutes(
            new LoginParts(
                settings,
                providers,
                stores,
                stores,
                guard,
                stores,
                new AccessPolicy(settings.app(), settings.agent(), List.of()),
                cipher,
                () -> origin,
                audit,
                random,
                clock));
  }

  public Response answer(Request request) {
    try {
      return routes.answer(request);
    } catch (Refusal e) {
      return Response.of(e);
    }
  }

  public Browser browser() {
    return new Browser(ORIGIN, this::answer);
  }

  /** A browser in which this user of `main` is signed in. */
  public Browser signedIn(String subject, String tenantClaim) {
    Browser browser = browser();
    Response answer = signIn(browser, claims(subject, tenantClaim));
    if (!browser.cookies.containsKey("__Host-acore_session")) {
      throw new IllegalStateException("not signed in: " + answer.headers());
    }
    return browser;
  }

  public Response signIn(Browser browser, Map<String, @Nullable Object> claims) {
    String state = begin(browser, "main");
    return browser.get("/auth/callback/main?state=" + state + "&code=" + main.agree(claims));
  }

  /** Starts a sign-in and returns the state that the provider would bring back. */
  public static String begin(Browser browser, String issuer) {
    Response answer = browser.get("/auth/login?issuer=" + issuer);
    return state(answer);
  }

  public static String state(Response answer) {
    return Browser.query(location(answer).split("\\?", 2)[1])
        .getOrDefault("state", List.of())
        .get(0);
  }

  public static String location(Response answer) {
    return answer.headers().getOrDefault("location", List.of("")).get(0);
  }

  public static Map<String, @Nullable Object> claims(String subject, String tenantClaim) {
    return Map.of(
        "sub",
        subject,
        "org",
        tenantClaim,
        "name",
        "User " + subject,
        "email",
        subject + "@acme.example",
        "email_verified",
        true);
  }

  public String log() {
    return log.toString(StandardCharsets.UTF_8);
  }

  public void pass(Duration duration) {
    clock.pass(duration);
  }

  private static KeySource keys() {
    KeySource.DataKey key =
        new KeySource.DataKey(
            new byte[] {1}, "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII));
    return new KeySource() {
      @Override
      public DataKey current() {
        return key;
      }

      @Override
      public DataKey find(byte[] id) {
        return key;
      }
    };
  }

  private static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
