package io.acore.functions.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.acore.functions.http.Request;
import io.acore.functions.http.Response;
import io.acore.functions.oidc.ProviderUnavailable;
import io.acore.functions.testing.Browser;
import io.acore.functions.testing.FakeProvider;
import io.acore.functions.testing.TestBff;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class SessionsTest {
  private static final String SESSION = "__Host-acore_session";
  private static final Duration ALMOST = FakeProvider.ACCESS.minus(Duration.ofSeconds(10));

  private final TestBff bff = new TestBff();

  @Test
  void endsWhenNobodyUsesIt() {
    Browser alice = bff.signedIn("alice", "Acme Inc");
    bff.pass(Duration.ofMinutes(31));
    assertSignedOut(alice);
    assertThat(bff.stores.all()).isEmpty();
  }

  @Test
  void goesOnWhileItIsUsedButNotForEver() {
    Browser alice = bff.signedIn("alice", "Acme Inc");
    for (int minutes = 20; minutes < 480; minutes += 20) {
      bff.pass(Duration.ofMinutes(20));
      assertThat(alice.get("/auth/session").status()).isEqualTo(200);
    }
    bff.pass(Duration.ofMinutes(20));
    assertSignedOut(alice);
  }

  @Test
  void isOverAfterSignOutForWhoeverHasTheCookie() {
    Browser alice = bff.signedIn("alice", "Acme Inc");
    String stolen = alice.cookies.get(SESSION);
    Response answer = alice.post("/auth/logout", Map.of());

    assertThat(Browser.json(answer)).containsEntry("redirect", "https://main.example/logout");
    assertThat(alice.cookies).doesNotContainKey(SESSION);
    assertThat(bff.main.revoked).hasSize(1);
    Browser thief = bff.browser();
    thief.cookies.put(SESSION, String.valueOf(stolen));
    assertSignedOut(thief);
  }

  @Test
  void signsOutEvenWhenTheSessionIsOver() {
    Browser alice = bff.signedIn("alice", "Acme Inc");
    bff.pass(Duration.ofDays(1));
    assertThat(alice.post("/auth/logout", Map.of()).status()).isEqualTo(200);
    assertThat(alice.post("/auth/logout", Map.of()).status()).isEqualTo(200);
  }

  @Test
  void doesNotSignOutForAnotherSite() {
    Browser alice = bff.signedIn("alice", "Acme Inc");
    assertThat(alice.send("POST", "/auth/logout", Map.of(), "{}").status()).isEqualTo(403);
    assertThat(alice.get("/auth/logout").status()).isEqualTo(404);
    assertThat(alice.get("/auth/session").status()).isEqualTo(200);
  }

  @Test
  void showsAndEndsOtherSessionsOfTheSameUserOnly() {
    Browser phone = bff.signedIn("alice", "Acme Inc");
    Browser desk = bff.signedIn("alice", "Acme Inc");
    Browser bob = bff.signedIn("bob", "Acme Inc");
    List<?> sessions = (List<?>) Browser.json(desk.get("/auth/sessions")).get("sessions");
    assertThat(sessions).hasSize(2);

    String bobs =
        bff.stores.all().stream()
            .map(session -> session.key().handle())
            .filter(handle -> bob.get("/auth/sessions").text().contains(handle))
            .findFirst()
            .orElseThrow();
    assertThat(desk.post("/auth/sessions/revoke", Map.of("session", bobs)).status()).isEqualTo(404);
    assertThat(desk.post("/auth/sessions/revoke", Map.of("session", "others")).status())
        .isEqualTo(200);
    assertSignedOut(phone);
    assertThat(desk.get("/auth/session").status()).isEqualTo(200);
    assertThat(bob.get("/auth/session").status()).isEqualTo(200);
  }

  @Test
  void isBoundToTheBrowserWhenTheDeploymentWantsIt() {
    TestBff bound =
        new TestBff(
            TestBff.SETTINGS.replace("\"per_user\"", "\"binding\": \"user_agent\", \"per_user\""));
    Browser alice = bound.signedIn("alice", "Acme Inc");
    Map<String, String> other = Map.of("User-Agent", "Other/2.0");

    assertThat(alice.send("GET", "/auth/session", other, "").status()).isEqualTo(401);
    assertThat(alice.get("/auth/session").status()).isEqualTo(200);
  }

  @Test
  void refreshesOnceForFiveHundredRequestsAndSignsNobodyOut() throws Exception {
    Browser alice = bff.signedIn("alice", "Acme Inc");
    bff.pass(FakeProvider.ACCESS.plusSeconds(1));
    bff.main.refreshMillis = 100;

    List<Optional<Session>> answers = inParallel(500, alice);

    assertThat(answers).hasSize(500).allMatch(Optional::isPresent);
    assertThat(bff.main.refreshes).hasValue(1);
    assertThat(alice.get("/auth/session").status()).isEqualTo(200);
  }

  @Test
  void letsRequestsPassWhileAnotherRefreshesEarly() {
    Browser alice = bff.signedIn("alice", "Acme Inc");
    bff.pass(ALMOST);
    Session session = bff.stores.all().get(0);
    bff.stores.takeLease(
        session, "other", bff.clock.instant(), bff.clock.instant().plusSeconds(20));

    assertThat(alice.get("/auth/session").status()).isEqualTo(200);
    assertThat(bff.main.refreshes).hasValue(0);
  }

  @Test
  void takesOverARefreshWhoseOwnerDied() {
    Browser alice = bff.signedIn("alice", "Acme Inc");
    bff.pass(FakeProvider.ACCESS.plusSeconds(1));
    Session session = bff.stores.all().get(0);
    bff.stores.takeLease(session, "dead", bff.clock.instant(), bff.clock.instant().plusSeconds(20));
    bff.pass(Duration.ofSeconds(21));

    assertThat(alice.get("/auth/session").status()).isEqualTo(200);
    assertThat(bff.main.refreshes).hasValue(1);
  }

  @Test
  void survivesMinutesWithoutProviderAndFailsWithoutEndingTheSession() {
    Browser alice = bff.signedIn("alice", "Acme Inc");
    bff.main.down = true;
    bff.pass(ALMOST);
    assertThat(alice.get("/auth/session").status()).isEqualTo(200);

    bff.pass(Duration.ofSeconds(20));
    assertThatThrownBy(() -> alice.get("/auth/session")).isInstanceOf(ProviderUnavailable.class);

    bff.main.down = false;
    assertThat(alice.get("/auth/session").status()).isEqualTo(200);
  }

  @Test
  void endsWhenTheProviderEndsIt() {
    Browser alice = bff.signedIn("alice", "Acme Inc");
    bff.main.endAll();
    bff.pass(FakeProvider.ACCESS);
    assertSignedOut(alice);
    assertThat(bff.stores.all()).isEmpty();
  }

  @Test
  void endsWhenTheProviderMovesTheUserToAnotherTenant() {
    Browser alice = bff.signedIn("alice", "Acme Inc");
    bff.main.claimsAtRefresh = TestBff.claims("alice", "globex");
    bff.pass(FakeProvider.ACCESS);
    assertSignedOut(alice);
  }

  @Test
  void goesOnWhenTheProviderSaysNothingAboutTheTenant() {
    Browser alice = bff.signedIn("alice", "Acme Inc");
    bff.main.claimsAtRefresh = Map.of("sub", "alice");
    bff.pass(FakeProvider.ACCESS);
    assertThat(alice.get("/auth/session").status()).isEqualTo(200);
  }

  @Test
  void endsWhenTheProviderTakesARoleAway() {
    Map<String, @Nullable Object> boss = new HashMap<>(TestBff.claims("boss", "Acme Inc"));
    boss.put("groups", List.of("Bosses"));
    Browser browser = bff.browser();
    bff.signIn(browser, boss);
    bff.main.claimsAtRefresh = boss;
    bff.pass(FakeProvider.ACCESS);
    assertThat(browser.get("/auth/admin/members").status()).isEqualTo(200);

    bff.main.claimsAtRefresh = Map.of("sub", "boss", "groups", List.of());
    bff.pass(FakeProvider.ACCESS);
    assertSignedOut(browser);
  }

  @Test
  void endsWhenTheSettingsNoLongerKnowTheTenant() {
    Browser alice = bff.signedIn("alice", "Acme Inc");
    TestBff later = new TestBff(TestBff.SETTINGS.replace("\"Acme Inc\": \"acme\",", ""));
    Session session = bff.stores.all().get(0);
    later.stores.add(bff.stores.all(session.key().tenant()).get(0));
    assertThat(later.stores.create(session)).isTrue();

    Browser again = later.browser();
    again.cookies.putAll(alice.cookies);
    assertSignedOut(again);
    assertThat(later.stores.all()).isEmpty();
  }

  @Test
  void refusesTenThousandRandomCookies() {
    bff.signedIn("alice", "Acme Inc");
    Random random = new Random(1);
    String letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_=;, \"%";
    Browser attacker = bff.browser();
    for (int i = 0; i < 10_000; i++) {
      int length = i % 2 == 0 ? 43 : random.nextInt(200);
      StringBuilder value = new StringBuilder();
      for (int c = 0; c < length; c++) {
        value.append(letters.charAt(random.nextInt(i % 2 == 0 ? 64 : letters.length())));
      }
      attacker.cookies.put(SESSION, value.toString());
      assertThat(attacker.get("/auth/session").status()).isEqualTo(401);
    }
  }

  @Test
  void doesNotOpenTokensThatWereMovedToAnotherSession() {
    Browser alice = bff.signedIn("alice", "Acme Inc");
    bff.signedIn("bob", "globex");
    Session bobs =
        bff.stores.all().stream()
            .filter(session -> session.profile().name().equals("User bob"))
            .findFirst()
            .orElseThrow();
    Session alices =
        bff.stores.all().stream()
            .filter(session -> session.profile().name().equals("User alice"))
            .findFirst()
            .orElseThrow();
    bff.stores.takeLease(alices, "attacker", bff.clock.instant(), bff.clock.instant());
    bff.stores.publish(alices.refreshed(bff.clock.instant(), bobs.tokens()), "attacker");

    assertSignedOut(alice);
  }

  private void assertSignedOut(Browser browser) {
    Response answer = browser.get("/auth/session");
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.text()).contains("signed_out");
  }

  private List<Optional<Session>> inParallel(int number, Browser browser) throws Exception {
    Request request =
        new Request(
            "GET",
            "/api/conversations",
            Map.of("Cookie", List.of(SESSION + "=" + browser.cookies.get(SESSION))),
            Map.of(),
            new byte[0],
            "r",
            "",
            Map.of());
    ExecutorService threads = Executors.newFixedThreadPool(number);
    CountDownLatch start = new CountDownLatch(1);
    List<Future<Optional<Session>>> running = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      running.add(
          threads.submit(
              () -> {
                start.await();
                return bff.guard.check(request);
              }));
    }
    start.countDown();
    List<Optional<Session>> answers = new ArrayList<>();
    for (Future<Optional<Session>> one : running) {
      answers.add(one.get());
    }
    threads.shutdown();
    return answers;
  }
}
