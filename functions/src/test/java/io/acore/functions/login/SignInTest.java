package io.acore.functions.login;

import static io.acore.functions.testing.TestBff.begin;
import static io.acore.functions.testing.TestBff.claims;
import static io.acore.functions.testing.TestBff.location;
import static io.acore.functions.testing.TestBff.state;
import static org.assertj.core.api.Assertions.assertThat;

import io.acore.functions.http.Response;
import io.acore.functions.session.Session;
import io.acore.functions.tenant.TenantId;
import io.acore.functions.tenant.UserId;
import io.acore.functions.testing.Browser;
import io.acore.functions.testing.TestBff;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SignInTest {
  private static final String SESSION = "__Host-acore_session";

  private final TestBff bff = new TestBff();
  private final Browser browser = bff.browser();

  @Test
  void signsInAndGoesWhereTheUserWantedToGo() {
    Response begun = browser.get("/auth/login?issuer=main&return_to=/chat?c%3D1");
    String code = bff.main.agree(claims("alice", "Acme Inc"));

    Response back = browser.get("/auth/callback/main?state=" + state(begun) + "&code=" + code);

    assertThat(location(back)).isEqualTo("/chat?c=1");
    Session session = bff.stores.all().get(0);
    assertThat(session.key().tenant()).isEqualTo(new TenantId("acme"));
    assertThat(session.roles()).containsExactly("user");
    assertThat(browser.get("/auth/session").status()).isEqualTo(200);
  }

  @Test
  void setsCookiesThatNoScriptReadsAndNoSiblingSets() {
    begin(browser, "main");
    String login = cookie(browser, "__Host-acore_login_");
    assertThat(login)
        .contains("; Path=/;", "; Secure", "; HttpOnly", "; SameSite=Lax")
        .doesNotContain("Domain");

    bff.signIn(browser, claims("alice", "Acme Inc"));
    String session = cookie(browser, SESSION);
    assertThat(session)
        .contains("; Path=/;", "; Secure", "; HttpOnly", "; SameSite=Strict")
        .doesNotContain("Domain");
    assertThat(browser.cookies.get(SESSION)).hasSize(43);
  }

  @Test
  void keepsOnlyHashesAndSealedTokens() {
    String state = begin(browser, "main");
    String loginCookie = browser.cookies.entrySet().iterator().next().getValue();
    assertThat(bff.stores.dump()).doesNotContain(state, loginCookie);

    browser.get(
        "/auth/callback/main?state=" + state + "&code=" + bff.main.agree(claims("a", "globex")));
    assertThat(bff.stores.dump())
        .doesNotContain(browser.cookies.get(SESSION), "refresh-token", "id-token");
  }

  @Test
  void givesNoTokenToTheBrowser() {
    Browser alice = bff.signedIn("alice", "Acme Inc");
    for (String address : List.of("/auth/session", "/auth/sessions")) {
      assertThat(alice.get(address).text()).doesNotContain("token", alice.cookies.get(SESSION));
    }
  }

  @Test
  void takesACodeOnce() {
    String state = begin(browser, "main");
    String address =
        "/auth/callback/main?state=" + state + "&code=" + bff.main.agree(claims("a", "globex"));
    Map<String, String> cookies = Map.copyOf(browser.cookies);
    browser.get(address);
    browser.cookies.clear();
    browser.cookies.putAll(cookies);

    assertThat(location(browser.get(address))).isEqualTo("/?sign_in=failed");
    assertThat(bff.stores.all()).hasSize(1);
  }

  @Test
  void refusesAStateThatAnotherBrowserBegan() {
    Browser attacker = bff.browser();
    String state = begin(attacker, "main");
    String code = bff.main.agree(claims("mallory", "Acme Inc"));
    begin(browser, "main");

    Response answer = browser.get("/auth/callback/main?state=" + state + "&code=" + code);

    assertThat(location(answer)).isEqualTo("/?sign_in=failed");
    assertThat(browser.cookies).doesNotContainKey(SESSION);
    assertThat(bff.log()).contains("another browser began this sign-in");
  }

  @Test
  void refusesSwappedStatesOfTwoTabs() {
    String first = begin(browser, "main");
    String firstCode = bff.main.agree(claims("alice", "Acme Inc"));
    String second = begin(browser, "main");
    // The first code in the second state: the nonce and the PKCE verifier belong to the first
    assertThat(location(browser.get("/auth/callback/main?state=" + second + "&code=" + firstCode)))
        .isEqualTo("/?sign_in=failed");
    assertThat(first).isNotEqualTo(second);
    assertThat(bff.stores.all()).isEmpty();
  }

  @Test
  void letsTwoTabsSignInBesideEachOther() {
    String first = begin(browser, "main");
    String firstCode = bff.main.agree(claims("alice", "Acme Inc"));
    begin(browser, "main");

    assertThat(location(browser.get("/auth/callback/main?state=" + first + "&code=" + firstCode)))
        .isEqualTo("/");
  }

  @Test
  void refusesAnAnswerForAnotherIssuersCallback() {
    String state = begin(browser, "main");
    String code = bff.main.agree(claims("alice", "Acme Inc"));

    assertThat(location(browser.get("/auth/callback/other?state=" + state + "&code=" + code)))
        .isEqualTo("/?sign_in=failed");
    assertThat(bff.log()).contains("began with another issuer");
  }

  @Test
  void refusesAnAnswerThatNamesAnotherIssuer() {
    String state = begin(browser, "main");
    String code = bff.main.agree(claims("alice", "Acme Inc"));

    assertThat(
            location(
                browser.get(
                    "/auth/callback/main?iss=https://other.example&state="
                        + state
                        + "&code="
                        + code)))
        .isEqualTo("/?sign_in=failed");
  }

  @Test
  void refusesAnAnswerWithoutIssuerFromAProviderThatAlwaysNamesItself() {
    bff.main.namesItself = true;
    String state = begin(browser, "main");
    String code = bff.main.agree(claims("alice", "Acme Inc"));
    assertThat(location(browser.get("/auth/callback/main?state=" + state + "&code=" + code)))
        .isEqualTo("/?sign_in=failed");

    String again = begin(browser, "main");
    String next = bff.main.agree(claims("alice", "Acme Inc"));
    assertThat(
            location(
                browser.get(
                    "/auth/callback/main?iss=https://main.example&state="
                        + again
                        + "&code="
                        + next)))
        .isEqualTo("/");
  }

  @Test
  void refusesParametersThatComeTwice() {
    String state = begin(browser, "main");
    assertThat(browser.get("/auth/callback/main?state=" + state + "&state=x&code=y").status())
        .isEqualTo(400);
  }

  @Test
  void refusesASignInThatTookTooLong() {
    String state = begin(browser, "main");
    String code = bff.main.agree(claims("alice", "Acme Inc"));
    bff.pass(Duration.ofMinutes(11));

    assertThat(location(browser.get("/auth/callback/main?state=" + state + "&code=" + code)))
        .isEqualTo("/?sign_in=failed");
  }

  @Test
  void reportsThatTheProviderSaidNo() {
    String state = begin(browser, "main");
    assertThat(
            location(
                browser.get(
                    "/auth/callback/main?state="
                        + state
                        + "&error=access_denied&error_description=<script>")))
        .isEqualTo("/?sign_in=failed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"initech", "acme", "ACME INC", "Acme Inc ", "", "*"})
  void refusesATenantThatTheProviderMayNotSpeakFor(String claim) {
    assertThat(location(bff.signIn(browser, claims("alice", claim)))).isEqualTo("/?sign_in=failed");
    assertThat(bff.stores.all()).isEmpty();
  }

  @Test
  void refusesATenantClaimThatIsNoText() {
    Map<String, @Nullable Object> claims = new HashMap<>(claims("alice", "x"));
    claims.put("org", List.of("Acme Inc", "globex"));
    assertThat(location(bff.signIn(browser, claims))).isEqualTo("/?sign_in=failed");
    claims.remove("org");
    assertThat(location(bff.signIn(browser, claims))).isEqualTo("/?sign_in=failed");
  }

  @Test
  void givesANewSessionAtEverySignInAndEndsTheOldOne() {
    Browser alice = bff.signedIn("alice", "Acme Inc");
    String before = alice.cookies.get(SESSION);
    bff.signIn(alice, claims("alice", "Acme Inc"));

    assertThat(alice.cookies.get(SESSION)).isNotEqualTo(before);
    Browser thief = bff.browser();
    thief.cookies.put(SESSION, before);
    assertThat(thief.get("/auth/session").status()).isEqualTo(401);
  }

  @Test
  void doesNotTakeASessionIdThatSomebodyPlanted() {
    String planted = "A".repeat(43);
    browser.cookies.put(SESSION, planted);
    bff.signIn(browser, claims("alice", "Acme Inc"));

    assertThat(browser.cookies.get(SESSION)).isNotEqualTo(planted);
    Browser attacker = bff.browser();
    attacker.cookies.put(SESSION, planted);
    assertThat(attacker.get("/auth/session").status()).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "//evil.example", "/\\evil.example", "https://evil.example", "javascript:alert(1)", "",
        "/a\r\nSet-Cookie: x=y", "/auth/logout", "/api/conversations", "/a b", "/%0d%0aX: y"
      })
  void goesNowhereElseAfterSignIn(String target) {
    Response begun =
        browser.get(
            "/auth/login?issuer=main&return_to="
                + java.net.URLEncoder.encode(target, java.nio.charset.StandardCharsets.UTF_8));
    String code = bff.main.agree(claims("alice", "Acme Inc"));
    String to =
        location(browser.get("/auth/callback/main?state=" + state(begun) + "&code=" + code));
    assertThat(to).isIn("/", "/%0d%0aX: y".replace(": y", ":y"));
    assertThat(to).startsWith("/").doesNotStartWith("//");
  }

  @Test
  void asksWhichIssuerWhenThereAreSeveral() {
    assertThat(browser.get("/auth/login").status()).isEqualTo(400);
    assertThat(browser.get("/auth/login?issuer=nobody").status()).isEqualTo(404);
    assertThat(browser.get("/auth/session").text())
        .contains("\"issuer\":\"main\"", "\"name\":\"Main\"");
  }

  @Test
  void clearsSignInsThatNeverCameBack() {
    for (int i = 0; i < 6; i++) {
      begin(browser, "main");
    }
    assertThat(browser.cookies).hasSizeLessThan(5);
  }

  @Test
  void endsTheOldestSessionWhenAUserHasTooMany() {
    Browser first = bff.signedIn("alice", "Acme Inc");
    for (int i = 0; i < 3; i++) {
      bff.pass(Duration.ofSeconds(1));
      bff.signedIn("alice", "Acme Inc");
    }
    assertThat(first.get("/auth/session").status()).isEqualTo(401);
    assertThat(bff.stores.all()).hasSize(3);
  }

  @Test
  void doesNotLetASuspendedMemberIn() {
    bff.signedIn("alice", "Acme Inc");
    UserId alice = UserId.of("https://main.example", "alice");
    bff.stores.setStatus(
        new TenantId("acme"), alice, io.acore.functions.member.Member.Status.SUSPENDED);

    assertThat(location(bff.signIn(browser, claims("alice", "Acme Inc"))))
        .isEqualTo("/?sign_in=not_admitted");
    assertThat(browser.cookies).doesNotContainKey(SESSION);
  }

  @Test
  void tellsUsersOfTwoProvidersApart() {
    assertThat(UserId.of("https://main.example", "alice"))
        .isNotEqualTo(UserId.of("https://other.example", "alice"));
    assertThat(UserId.of("https://a", "b")).isNotEqualTo(UserId.of("https://", "ab"));
  }

  private static String cookie(Browser browser, String prefix) {
    return browser.last.orElseThrow().headers().getOrDefault("set-cookie", List.of()).stream()
        .filter(cookie -> cookie.startsWith(prefix) && !cookie.contains("Max-Age=0"))
        .findFirst()
        .orElseThrow();
  }
}
