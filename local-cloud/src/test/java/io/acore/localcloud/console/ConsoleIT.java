package io.acore.localcloud.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.acore.base.Environment;
import io.acore.base.Json;
import io.acore.base.ProcessRequest;
import io.acore.base.ProcessResult;
import io.acore.base.SystemProcessRunner;
import io.acore.localcloud.process.LocalServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The console in a real browser. With {@code -Dgolden.update=true} it takes the docs' pictures. */
final class ConsoleIT {
  private static final Path ROOT = Path.of(System.getProperty("acore.root"));

  @TempDir static Path folder;
  private static LocalServer server;
  private static BrowserTab tab;
  private static JsonNode made;

  @BeforeAll
  static void start() throws Exception {
    Path project = folder.resolve("p");
    server = LocalServer.start(Environment.system(), project, project, () -> {}, line -> {});
    made = fill();
    tab = BrowserTab.start(folder.resolve("b"));
  }

  @AfterAll
  static void stop() {
    tab.close();
    server.close();
    assertThat(ProcessHandle.current().descendants().filter(ProcessHandle::isAlive).count())
        .as("processes left")
        .isZero();
  }

  @Test
  void everyViewShowsWhatIsThereAndNoSecretIsAmongIt() throws Exception {
    withoutATokenThereIsNothing();
    tab.open("about:blank");
    tab.open(server.consoleUrl());
    tab.until("document.querySelectorAll('main tbody tr').length > 2");
    assertThat(tab.eval("location.href").asText())
        .as("the token leaves the address bar")
        .isEqualTo(server.endpointUrl() + "/_console/");
    assertThat(tab.text()).contains(id("memory"), id("gateway"), "READY", "ACTIVE");
    picture("resources");
    aToolIsTried();
    theMemoryIsBrowsed();
    queuesHaveADepth();
    callsAreShownWithoutTheirSecrets();
    faultsAreSeenFromEverywhere();
    assertThat(tab.eval("performance.getEntriesByType('resource').map(it => it.name)"))
        .isNotEmpty()
        .allMatch(it -> it.asText().startsWith(server.endpointUrl()));
    assertThat(tab.text()).doesNotContain("favicon");
  }

  private static void withoutATokenThereIsNothing() throws Exception {
    HttpClient client = HttpClient.newHttpClient();
    HttpResponse<String> page =
        client.send(request("/_console/").build(), HttpResponse.BodyHandlers.ofString());
    assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("default-src 'none'", "frame-ancestors 'none'")
        .doesNotContain("unsafe");
    for (String command : new String[] {"state", "calls", "memory", "tool"}) {
      HttpRequest asked =
          request("/_acore/console-" + command)
              .POST(HttpRequest.BodyPublishers.ofString("{}"))
              .build();
      assertThat(client.send(asked, HttpResponse.BodyHandlers.ofString()).statusCode())
          .isEqualTo(403);
    }
    tab.open(server.endpointUrl() + "/_console/");
    tab.until("document.getElementById('problem')?.textContent.includes('acore local open')");
    assertThat(tab.eval("document.querySelectorAll('main tr').length").asInt()).isZero();
  }

  private static void aToolIsTried() throws Exception {
    tab.press("Tools");
    tab.press(id("gateway"));
    tab.press("calculator___add");
    tab.until("document.querySelector('textarea')");
    assertThat(tab.eval("document.querySelector('textarea').value").asText()).contains("\"a\": 0");
    tab.eval("document.querySelector('textarea').value = '{\"a\": 20, \"b\": 22}'");
    tab.press("Call");
    tab.until("document.getElementById('result')?.textContent.includes('42')");
    picture("tools");
  }

  private static void theMemoryIsBrowsed() throws Exception {
    tab.press("Memory");
    tab.press(id("memory"));
    tab.press("ada");
    tab.press("first-talk");
    tab.until("document.querySelector('main').innerText.includes('USER: My dog is called Rex.')");
    assertThat(tab.text()).contains("<img src=x onerror=alert(1)>");
    assertThat(tab.eval("document.querySelectorAll('img').length").asInt()).isZero();
    tab.eval("document.querySelector('#query').value = 'dog Rex'");
    tab.eval("document.querySelector('form').requestSubmit()");
    tab.until("/Rex\\.\\s+1\\b/.test(document.querySelector('main').innerText)");
    picture("memory");
  }

  private static void queuesHaveADepth() throws Exception {
    tab.press("Queues");
    tab.until("/orders\\s+eu-central-1\\s+3\\b/.test(document.querySelector('main').innerText)");
  }

  private static void callsAreShownWithoutTheirSecrets() throws Exception {
    tab.press("Calls");
    tab.until("document.querySelectorAll('details').length > 5");
    tab.eval("document.querySelectorAll('details').forEach(it => { it.open = true; })");
    String text = tab.text();
    assertThat(text)
        .contains("CreateSecret", "CreateEvent", "CreateGateway", "SendMessage", "to-be-seen")
        .contains("\u2022\u2022\u2022")
        .doesNotContain("open-sesame-4711");
    tab.eval("document.querySelectorAll('details').forEach((it, at) => { it.open = at == 0; })");
    picture("calls");
  }

  private static void faultsAreSeenFromEverywhere() throws Exception {
    String url = server.consoleUrl();
    HttpRequest add =
        request("/_acore/fault-add")
            .header("X-Acore-Token", url.substring(url.indexOf('#') + 1))
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "{\"operation\":\"CreateMemory\",\"error\":\"ThrottlingException\"}"))
            .build();
    HttpClient.newHttpClient().send(add, HttpResponse.BodyHandlers.discarding());
    tab.until("!document.getElementById('faults-on').hidden");
    tab.press("Faults");
    tab.until("document.querySelector('main').innerText.includes('ThrottlingException')");
  }

  private static HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(server.endpointUrl() + path));
  }

  private static void picture(String name) throws IOException {
    // An account id is made of the folder; a page of the docs shows none that looks like somebody's
    tab.eval(
        "(walk => { while (walk.nextNode()) walk.currentNode.data ="
            + " walk.currentNode.data.replaceAll('"
            + server.accountId()
            + "', '900000000000'); })(document.createTreeWalker(document.body, 4))");
    byte[] png = tab.screenshot();
    assertThat(png).as("a picture of " + name).hasSizeGreaterThan(10_000);
    if (Boolean.getBoolean("golden.update")) {
      Path file = ROOT.resolve("docs/images/console-" + name + ".png");
      Files.createDirectories(file.getParent());
      Files.write(file, png);
    }
  }

  private static String id(String kind) {
    return made.path(kind).asText();
  }

  private static JsonNode fill() {
    ProcessResult result =
        new SystemProcessRunner(Environment.system())
            .run(
                ProcessRequest.of(
                        "agentcore-sdk-python",
                        ROOT.resolve("local-cloud/src/test/python/console.py").toString())
                    .within(Duration.ofMinutes(2))
                    .with(
                        Map.of(
                            "AWS_ENDPOINT_URL", server.endpointUrl(),
                            "AWS_ACCESS_KEY_ID", "local",
                            "AWS_SECRET_ACCESS_KEY", "local",
                            "AWS_DEFAULT_REGION", "eu-central-1",
                            "AWS_REGION", "eu-central-1")));
    assertThat(result.exitCode()).as(result.stderr()).isZero();
    return Json.parse(result.stdout());
  }
}
