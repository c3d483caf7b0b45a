package io.acore.functions.login;

import static io.acore.functions.testing.TestBff.claims;
import static io.acore.functions.testing.TestBff.location;
import static org.assertj.core.api.Assertions.assertThat;

import io.acore.functions.http.Response;
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

final class TenantAdminTest {
  private final TestBff bff = new TestBff();
  private final Browser root = bff.signedIn("root", "Acme Inc");

  @Test
  void isOnlyForAdministrators() {
    Browser alice = bff.signedIn("alice", "Acme Inc");
    assertThat(alice.get("/auth/admin/members").status()).isEqualTo(403);
    assertThat(bff.browser().get("/auth/admin/members").status()).isEqualTo(401);
    assertThat(root.get("/auth/admin/members").status()).isEqualTo(200);
    assertThat(bff.log()).contains("\"event\":\"tenant_admin\"", "\"decision\":\"forbidden\"");
  }

  @Test
  void makesAnAdministratorOfWhomTheProviderCallsOne() {
    Map<String, @Nullable Object> boss = new HashMap<>(claims("boss", "Acme Inc"));
    boss.put("groups", List.of("Bosses", "Others"));
    Browser browser = bff.browser();
    bff.signIn(browser, boss);
    assertThat(browser.get("/auth/admin/members").status()).isEqualTo(200);
  }

  @Test
  void doesNotMakeOneOfAnUnverifiedAddress() {
    Map<String, @Nullable Object> liar = new HashMap<>(claims("root", "globex"));
    liar.put("sub", "liar");
    liar.put("email_verified", false);
    Browser browser = bff.browser();
    bff.signIn(browser, liar);
    assertThat(browser.get("/auth/admin/members").status()).isEqualTo(403);
  }

  @Test
  void seesOnlyTheOwnTenant() {
    bff.signedIn("alice", "Acme Inc");
    bff.signedIn("gerda", "globex");
    assertThat(root.get("/auth/admin/members").text())
        .contains("User alice")
        .doesNotContain("gerda");
    assertThat(root.post(member("gerda", "suspend"), Map.of()).status()).isEqualTo(404);
  }

  @Test
  void suspendsAtOnceAndRestores() {
    Browser alice = bff.signedIn("alice", "Acme Inc");
    assertThat(root.post(member("alice", "suspend"), Map.of()).status()).isEqualTo(204);
    assertThat(alice.get("/auth/session").status()).isEqualTo(401);
    assertThat(location(bff.signIn(alice, claims("alice", "Acme Inc"))))
        .isEqualTo("/?sign_in=not_admitted");

    root.post(member("alice", "restore"), Map.of());
    assertThat(location(bff.signIn(alice, claims("alice", "Acme Inc")))).isEqualTo("/");
  }

  @Test
  void changesRolesOfSessionsThatAreOpen() {
    Browser alice = bff.signedIn("alice", "Acme Inc");
    root.post(member("alice", "roles"), Map.of("roles", List.of("user", "admin")));
    assertThat(alice.get("/auth/session").status()).isEqualTo(401);
    bff.signIn(alice, claims("alice", "Acme Inc"));
    assertThat(alice.get("/auth/admin/members").status()).isEqualTo(200);
  }

  @Test
  void doesNotLetAnAdministratorChangeTheOwnRights() {
    assertThat(root.post(member("root", "suspend"), Map.of()).status()).isEqualTo(409);
    assertThat(root.post(member("root", "roles"), Map.of("roles", List.of())).status())
        .isEqualTo(409);
  }

  @Test
  void invitesIntoATenantThatIsNotOpen() {
    Browser chief = signInToOther("root", "root@initech.example");
    assertThat(chief.get("/auth/admin/members").status()).isEqualTo(200);
    Browser milton = signInToOther("milton", "milton@initech.example");
    assertThat(milton.get("/auth/session").status()).isEqualTo(401);

    assertThat(
            chief
                .post(
                    "/auth/admin/invitations",
                    Map.of("email", "Milton@initech.example", "roles", List.of("user")))
                .status())
        .isEqualTo(204);
    assertThat(signInToOther("milton", "milton@initech.example").get("/auth/session").status())
        .isEqualTo(200);
    // The invitation was for one
    assertThat(signInToOther("other", "milton@initech.example").get("/auth/session").status())
        .isEqualTo(401);
  }

  @Test
  void forgetsInvitations() {
    Browser chief = signInToOther("root", "root@initech.example");
    chief.post(
        "/auth/admin/invitations",
        Map.of("email", "late@initech.example", "roles", List.of("user")));
    bff.pass(Duration.ofDays(8));
    assertThat(signInToOther("late", "late@initech.example").get("/auth/session").status())
        .isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "null",
        "{\"email\":1,\"roles\":[]}",
        "{\"email\":\"x\",\"roles\":[\"user\"]}",
        "{\"email\":\"a@b.example\"}",
        "{\"email\":\"a@b.example\",\"roles\":\"admin\"}",
        "{\"email\":\"a@b.example\",\"roles\":[\"a b\"]}",
        "{\"email\":\"a@b.example\",\"roles\":[1]}",
        "{\"email\":\"a\\nb@c.example\",\"roles\":[]}",
        "not json",
        ""
      })
  void refusesWhatIsNoInvitation(String body) {
    Response answer =
        root.send(
            "POST",
            "/auth/admin/invitations",
            Map.of("Origin", TestBff.ORIGIN, "X-Acore-Csrf", "1"),
            body);
    assertThat(answer.status()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/auth/admin/",
        "/auth/admin/members/x/delete",
        "/auth/admin/members/../x/suspend",
        "/auth/admin/members/%2e%2e/suspend",
        "/auth/admin/members/u-x/suspend"
      })
  void knowsNoOtherRoutes(String path) {
    assertThat(root.post(path, Map.of()).status()).isEqualTo(404);
  }

  private Browser signInToOther(String subject, String email) {
    Browser browser = bff.browser();
    String state = TestBff.begin(browser, "other");
    Map<String, @Nullable Object> claims = new HashMap<>(claims(subject, "initech"));
    claims.put("email", email);
    browser.get("/auth/callback/other?state=" + state + "&code=" + bff.other.agree(claims));
    return browser;
  }

  private static String member(String subject, String what) {
    return "/auth/admin/members/" + UserId.of("https://main.example", subject).value() + "/" + what;
  }
}
