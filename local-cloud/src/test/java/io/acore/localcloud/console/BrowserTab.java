package io.acore.localcloud.console;

import com.fasterxml.jackson.databind.JsonNode;
import io.acore.base.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * One tab of a real Chromium, by the Chrome DevTools Protocol; no library is needed for so little.
 */
final class BrowserTab implements AutoCloseable {
  private static final long LIMIT_SECONDS = 60;

  private final Process process;
  private final WebSocket socket;
  private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
  private final String session;
  private int ids;

  private BrowserTab(Process process, URI address) {
    this.process = process;
    this.socket =
        HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(address, listener()).join();
    String target =
        send("Target.createTarget", Map.of("url", "about:blank"), "").path("targetId").asText();
    session =
        send("Target.attachToTarget", Map.of("targetId", target, "flatten", true), "")
            .path("sessionId")
            .asText();
    send("Page.enable", Map.of(), session);
  }

  static BrowserTab start(Path folder) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                "chromium",
                "--headless=new",
                "--no-sandbox",
                "--remote-debugging-port=0",
                "--user-data-dir=" + folder,
                "--window-size=1280,800",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--hide-scrollbars",
                "about:blank")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    Path file = folder.resolve("DevToolsActivePort");
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
    while (System.nanoTime() < deadline && !process.waitFor(50, TimeUnit.MILLISECONDS)) {
      List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
      if (lines.size() > 1) {
        return new BrowserTab(process, URI.create("ws://127.0.0.1:" + lines.get(0) + lines.get(1)));
      }
    }
    process.destroyForcibly();
    throw new AssertionError("Chromium did not start");
  }

  void open(String url) {
    send("Page.navigate", Map.of("url", url), session);
  }

  /** What a JavaScript expression is, promises waited for. */
  JsonNode eval(String expression) {
    JsonNode answer =
        send(
            "Runtime.evaluate",
            Map.of("expression", expression, "returnByValue", true, "awaitPromise", true),
            session);
    if (answer.has("exceptionDetails")) {
      throw new AssertionError(expression + ": " + answer);
    }
    return answer.path("result").path("value");
  }

  /** Waits until an expression is true. */
  void until(String expression) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
    while (System.nanoTime() < deadline) {
      if (eval("Boolean(" + expression + ")").asBoolean()) {
        return;
      }
      Thread.sleep(50);
    }
    throw new AssertionError(
        "never: " + expression + " in\n" + eval("document.body.innerText").asText());
  }

  /** Presses the button with a text, or else the first that begins with it, once it is there. */
  void press(String text) throws InterruptedException {
    String button =
        "((all, text) => all.find(it => it.textContent.trim() === text)"
            + " ?? all.find(it => it.textContent.startsWith(text)))"
            + "([...document.querySelectorAll('button')], "
            + Json.compact(text)
            + ")";
    until(button);
    eval(button + ".click()");
  }

  String text() {
    return eval("document.body.innerText").asText();
  }

  byte[] screenshot() {
    return Base64.getDecoder()
        .decode(
            send("Page.captureScreenshot", Map.of("format", "png"), session).path("data").asText());
  }

  @Override
  public void close() {
    try {
      send("Browser.close", Map.of(), "");
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private JsonNode send(String method, Map<String, Object> parameters, String to) {
    int id = ++ids;
    Map<String, Object> request =
        to.isEmpty()
            ? Map.of("id", id, "method", method, "params", parameters)
            : Map.of("id", id, "method", method, "params", parameters, "sessionId", to);
    socket.sendText(Json.compact(request), true).join();
    try {
      while (true) {
        String text = received.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
        if (text == null) {
          throw new AssertionError("no answer to " + method);
        }
        JsonNode answer = Json.parse(text);
        if (answer.path("id").asInt() == id) {
          return answer.path("result");
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private WebSocket.Listener listener() {
    return new WebSocket.Listener() {
      private final StringBuilder text = new StringBuilder();

      @Override
      public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        text.append(data);
        if (last) {
          received.add(text.toString());
          text.setLength(0);
        }
        return WebSocket.Listener.super.onText(from, data, last);
      }
    };
  }
}
