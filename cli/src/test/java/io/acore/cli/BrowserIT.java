package io.acore.cli;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.SameSiteAttribute;
import io.acore.base.Environment;
import io.acore.base.FileTrees;
import io.acore.base.Json;
import io.acore.base.ProcessRequest;
import io.acore.base.ProcessResult;
import io.acore.base.SystemProcessRunner;
import io.acore.localcloud.process.LocalCloud;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The web front end as `acore deploy --env local` makes it, in a real browser. */
final class BrowserIT {
  private static final Pattern URL =
      Pattern.compile("web_url += (http://[a-z0-9]+\\.localhost:\\d+)");
  private static final int WAIT_MILLIS = 60_000;

  /** So short that a session that lasts has been refreshed. */
  private static final String TOKEN_SECONDS = "5";

  private static final String SIGNED =
      "AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/apigateway/aws4_request,"
          + " SignedHeaders=host, Signature=0";

  @TempDir static Path folder;

  private static String url = "";
  private static @Nullable Playwright playwright;
  private static @Nullable Browser browserOrNone;

  @BeforeAll
  static void deploy() throws IOException {
    FileTrees.write(
        folder.resolve("acore.yaml"),
        """
        agent_name: talker
        region: us-east-1
        runtime_source_path: src
        enable_gateway: false
        enable_code_interpreter: false
        enable_memory: false
        enable_bff: true
        runtime:
          environment_variables: {HOST: 0.0.0.0}
        """);
    FileTrees.write(
        folder.resolve("src/runtime.py"),
        new String(
            Objects.requireNonNull(BrowserIT.class.getResourceAsStream("/front-end/runtime.py"))
                .readAllBytes(),
            StandardCharsets.UTF_8));
    Map<String, String> variables = new HashMap<>(System.getenv());
    variables.put("ACORE_LOCAL_TOKEN_SECONDS", TOKEN_SECONDS);
    Environment environment = new Environment(variables, folder, folder, Clock.systemUTC(), false);
    Path root = Path.of(System.getProperty("acore.root"));
    ProcessResult result =
        new SystemProcessRunner(environment)
            .run(
                ProcessRequest.of(
                        root.resolve("acore").toString(), "deploy", "--env", "local", "--yes")
                    .in(folder));
    assertThat(result.exitCode()).as(result.stdout() + result.stderr()).isZero();
    Matcher found = URL.matcher(result.stdout() + result.stderr());
    assertThat(found.find()).as(result.stdout() + result.stderr()).isTrue();
    url = found.group(1);
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browserOrNone =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(Path.of("/usr/bin/chromium"))
                    .setArgs(List.of("--no-sandbox")));
  }

  @AfterAll
  static void stop() {
    if (playwright != null) {
      playwright.close();
    }
    LocalCloud.find(folder).ifPresent(LocalCloud::stop);
  }

  @Test
  void twoTenantsTalkSideBySideAndEachIsItself() {
    try (BrowserContext acme = browser().newContext();
        BrowserContext globex = browser().newContext()) {
      Page ada = signIn(acme, "Ada Admin");
      Page cleo = signIn(globex, "Cleo Admin");
      say(ada, "hello");
      say(cleo, "hello");
      assertThat(ada.locator("#log")).containsText("tenant acme says hello");
      assertThat(cleo.locator("#log")).containsText("tenant globex says hello");
      assertThat(cleo.locator("#log")).not().containsText("acme");
    }
  }

  @Test
  void wordsAppearWhileTheAgentStillTalksAndStopEndsThem() {
    try (BrowserContext context = browser().newContext()) {
      Page page = signIn(context, "Ben User");
      say(page, "count");
      assertThat(page.locator("#log")).containsText("number 2");
      assertThat(page.locator("#log")).not().containsText("number 8");
      page.locator("#stop").click();
      assertThat(page.locator("#log")).containsText("You stopped the answer here");
      assertThat(page.locator("#log")).not().containsText("number 8");
    }
  }

  @Test
  void noScriptSeesACookieAndNoStorageHasAToken() {
    try (BrowserContext context = browser().newContext()) {
      List<String> elsewhere = new ArrayList<>();
      Page page = signIn(context, "Ben User");
      page.onRequest(
          request -> {
            if (!request.url().startsWith(url)) {
              elsewhere.add(request.url());
            }
          });
      page.reload();
      say(page, "hello");
      assertThat(page.locator("#log")).containsText("says hello");
      assertThat(elsewhere).isEmpty();
      assertThat(page.evaluate("document.cookie")).isEqualTo("");
      String stored =
          String.valueOf(page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])"));
      assertThat(stored).doesNotContain("eyJ").doesNotContain("token");
      Cookie cookie =
          context.cookies(url).stream()
              .filter(each -> each.name.equals("__Host-acore_session"))
              .findFirst()
              .orElseThrow();
      assertThat(cookie.httpOnly).isTrue();
      assertThat(cookie.secure).isTrue();
      assertThat(cookie.sameSite).isEqualTo(SameSiteAttribute.STRICT);
    }
  }

  @Test
  void aSessionOutlivesTheTokensOfTheProvider() {
    try (BrowserContext context = browser().newContext()) {
      Page page = signIn(context, "Ada Admin");
      page.waitForTimeout(1000 * (Integer.parseInt(TOKEN_SECONDS) + 2));
      say(page, "still here");
      assertThat(page.locator("#log")).containsText("says still here");
    }
  }

  @Test
  void anEndedSessionKeepsTheDraftForTheNextSignIn() {
    try (BrowserContext context = browser().newContext()) {
      Page page = signIn(context, "Cleo Admin");
      context.clearCookies();
      page.locator("#prompt").fill("a long thought");
      page.locator("#send").click();
      assertThat(page.locator("#notice")).containsText("Your session has ended");
      boolean choice = page.locator("#notice-sign-in").getAttribute("href").equals("/");
      page.locator("#notice-sign-in").click();
      if (choice) {
        page.locator("#providers a").click();
      }
      page.getByText("Cleo Admin").click();
      assertThat(page.locator("#prompt")).hasValue("a long thought");
    }
  }

  @Test
  void afterSignOutTheBackButtonShowsNothing() {
    try (BrowserContext context = browser().newContext()) {
      Page page = signIn(context, "Ben User");
      say(page, "a secret");
      assertThat(page.locator("#log")).containsText("says a secret");
      page.locator("#sign-out").click();
      assertThat(page.locator("#providers a")).isVisible();
      page.goBack();
      assertThat(page.locator("#providers a")).isVisible();
      assertThat(page.locator("body")).not().containsText("a secret");
    }
  }

  @Test
  void nobodyGoesAroundTheDistribution() throws IOException, InterruptedException {
    String cloud = LocalCloud.find(folder).orElseThrow().endpointUrl();
    JsonNode apis = Json.parse(get(cloud + "/restapis", "Authorization", SIGNED).body());
    String api =
        cloud + "/_aws/execute-api/" + apis.at("/item/0/id").asText() + "/live/auth/session";
    for (String key : List.of("", "a-key-that-somebody-guessed")) {
      HttpResponse<String> around = get(api, "x-api-key", key);
      assertThat(around.statusCode()).isEqualTo(403);
      assertThat(around.body()).isEqualTo("{\"message\":\"Forbidden\"}");
    }
    try (BrowserContext context = browser().newContext()) {
      Page page = context.newPage();
      page.navigate(url);
      String own = "fetch('/auth/session', {headers: {'x-api-key': 'own'}}).then(it => it.status)";
      assertThat(page.evaluate(own)).as("the distribution writes over it").isEqualTo(401);
    }
  }

  private static HttpResponse<String> get(String address, String header, String value)
      throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(address)).header(header, value).build(),
            HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void fitsPhonesAndDesktops() throws IOException {
    Path images = Path.of("target", "images");
    Files.createDirectories(images);
    for (Size size :
        List.of(
            new Size("desktop", 1280, 800, ColorScheme.LIGHT),
            new Size("phone", 390, 844, ColorScheme.DARK))) {
      try (BrowserContext context =
          browser()
              .newContext(
                  new Browser.NewContextOptions()
                      .setViewportSize(size.width(), size.height())
                      .setColorScheme(size.scheme()))) {
        Page page = signIn(context, "Ada Admin");
        say(page, "How were sales in the third quarter?");
        assertThat(page.locator("#log")).containsText("says How were sales");
        page.screenshot(new Page.ScreenshotOptions().setPath(images.resolve(size.name() + ".png")));
        Object overflow = page.evaluate("document.documentElement.scrollWidth > window.innerWidth");
        assertThat(overflow).isEqualTo(false);
      }
    }
  }

  private static Browser browser() {
    return Objects.requireNonNull(browserOrNone);
  }

  private static Page signIn(BrowserContext context, String user) {
    context.setDefaultTimeout(WAIT_MILLIS);
    com.microsoft.playwright.assertions.PlaywrightAssertions.setDefaultAssertionTimeout(
        WAIT_MILLIS);
    Page page = context.newPage();
    page.navigate(url);
    page.locator("#providers a").click();
    page.getByText(user).click();
    assertThat(page.locator("#user")).hasText(user);
    return page;
  }

  private static void say(Page page, String text) {
    page.locator("#prompt").fill(text);
    page.locator("#send").click();
  }

  private record Size(String name, int width, int height, ColorScheme scheme) {}
}
