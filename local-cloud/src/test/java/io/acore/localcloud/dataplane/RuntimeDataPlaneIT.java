package io.acore.localcloud.dataplane;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acore.base.Json;
import io.acore.localcloud.fault.Fault;
import io.acore.localcloud.runtime.Session;
import io.acore.localcloud.runtime.SessionKey;
import io.acore.localcloud.token.Issuer;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real agents in real Python processes, called by the real boto3 through the real endpoint. */
final class RuntimeDataPlaneIT {
  private static final String SESSION = "session-j-0123456789-0123456789-0123456789";

  @TempDir static Path folder;
  private static AgentCloud cloud;

  @BeforeAll
  static void start() throws IOException {
    cloud = AgentCloud.start(folder);
  }

  @AfterAll
  static void stop() {
    cloud.close();
    assertThat(ProcessHandle.current().descendants().filter(ProcessHandle::isAlive).count())
        .as("processes left")
        .isZero();
  }

  @Test
  void sessionsAreProcessesOfTheirOwnAndEndWhenTheyAreStopped() {
    cloud.runtime("sessions-0123456789");
    JsonNode seen = cloud.client("sessions", "sessions-0123456789");
    assertThat(seen.at("/session").asText()).startsWith("session-a-");
    assertThat(seen.at("/type").asText()).isEqualTo("application/json");
    assertThat(seen.at("/private").isNull()).as("a header of the agent's own").isTrue();
    JsonNode headers = seen.at("/first/headers");
    assertThat(headers.path("traceparent").asText()).isEqualTo("00-trace-01");
    assertThat(headers.path("accept").asText()).isEqualTo("application/json");
    assertThat(headers.path("x-amzn-bedrock-agentcore-runtime-user-id").asText())
        .isEqualTo("user-1");
    assertThat(headers.path("x-amzn-bedrock-agentcore-runtime-session-id").asText())
        .startsWith("session-a-");
    assertThat(headers.path("workloadaccesstoken").asText())
        .isEqualTo("sessions-0123456789 for user-1");
    assertThat(seen.at("/again/headers").has("workloadaccesstoken")).as("for nobody").isFalse();
    assertThat(headers.has("authorization")).as("the caller's signature").isFalse();
    assertThat(seen.at("/again/pid")).isEqualTo(seen.at("/first/pid"));
    assertThat(seen.at("/again/calls").asInt()).isEqualTo(2);
    assertThat(seen.at("/other/pid")).isNotEqualTo(seen.at("/first/pid"));
    assertThat(seen.at("/other/calls").asInt()).isEqualTo(1);
    assertThat(seen.at("/generated").asText()).hasSizeGreaterThanOrEqualTo(33);
    assertThat(seen.at("/stopped").asText()).startsWith("session-a-");
    assertThat(seen.at("/after/pid")).isNotEqualTo(seen.at("/first/pid"));
    assertThat(seen.at("/after/calls").asInt()).isEqualTo(1);
    assertThat(seen.at("/twice/code").asText()).isEqualTo("ResourceNotFoundException");
  }

  @Test
  void eventsArriveWhenTheAgentSendsThem() {
    cloud.runtime("stream-0123456789");
    JsonNode seen = cloud.client("stream", "stream-0123456789");
    assertThat(seen.path("type").asText()).isEqualTo("text/event-stream");
    List<String> events = new ArrayList<>();
    seen.path("seen").forEach(event -> events.add(event.get(0).asText()));
    assertThat(events).containsExactly("data: 0", "data: 1", "data: 2");
    double between = seen.at("/seen/2/1").asDouble() - seen.at("/seen/0/1").asDouble();
    assertThat(between).as("seconds from first to last").isBetween(0.6, 5.0);
  }

  @Test
  void failuresOfAnAgentAreReportedWithTheirReason() {
    cloud.runtime("errors-0123456789");
    JsonNode seen = cloud.client("errors", "errors-0123456789");
    assertThat(seen.at("/crash/code").asText()).isEqualTo("RuntimeClientError");
    assertThat(seen.at("/crash/status").asInt()).isEqualTo(424);
    assertThat(seen.at("/crash/message").asText()).contains("exit code 3", "about to fall");
    assertThat(seen.at("/after/code").asText()).as("the next call starts anew").isEqualTo("none");
    assertThat(seen.at("/fail/status").asInt()).isEqualTo(424);
    assertThat(seen.at("/fail/message").asText())
        .contains("Received error (500) from runtime", "the model said no");
    assertThat(seen.at("/nowhere/code").asText()).isEqualTo("ResourceNotFoundException");
    assertThat(seen.at("/unknown/code").asText()).isEqualTo("ResourceNotFoundException");
    assertThat(seen.at("/foreign/code").asText()).isEqualTo("AccessDeniedException");
    assertThat(seen.at("/cut").asText()).as("half an answer is no answer").doesNotContain("data");
  }

  @Test
  void anAgentThatDoesNotStartSaysWhy() {
    for (Map.Entry<String, List<String>> broken :
        Map.of(
                "module", List.of("exit code 1", "No module named 'no_such_module'", "Traceback"),
                "exit", List.of("exit code 7", "cannot go on"),
                "hang", List.of("not healthy within 8 s", "port 8080", "still thinking"))
            .entrySet()) {
      String id = "broken" + broken.getKey() + "-0123456789";
      ((ObjectNode) cloud.runtime(id).path("environmentVariables")).put("BREAK", broken.getKey());
      HttpResponse<String> answer = send(id, SESSION, Map.of(), "{}");
      assertThat(answer.statusCode()).isEqualTo(424);
      assertThat(answer.headers().firstValue("x-amzn-ErrorType")).hasValue("RuntimeClientError");
      assertThat(Json.parse(answer.body()).path("message").asText()).contains(broken.getValue());
    }
    assertThat(cloud.host.size()).as("sessions that never were").isLessThanOrEqualTo(8);
  }

  @Test
  void commandsRunBesideTheAgentAndStreamTheirOutput() {
    cloud.runtime("command-0123456789");
    JsonNode seen = cloud.client("command", "command-0123456789");
    JsonNode both = seen.path("both");
    assertThat(both.path("type").asText()).isEqualTo("application/vnd.amazon.eventstream");
    assertThat(both.at("/events/0/0").has("contentStart")).isTrue();
    StringBuilder out = new StringBuilder();
    StringBuilder err = new StringBuilder();
    both.path("events")
        .forEach(
            event -> {
              out.append(event.at("/0/contentDelta/stdout").asText(""));
              err.append(event.at("/0/contentDelta/stderr").asText(""));
            });
    assertThat(out.toString())
        .isEqualTo("out\n" + folder.resolve("code/command-0123456789/1") + "\nhello\n");
    assertThat(err.toString()).isEqualTo("err\n");
    JsonNode last = both.path("events").get(both.path("events").size() - 1).get(0);
    assertThat(last.at("/contentStop/exitCode").asInt()).isEqualTo(4);
    assertThat(last.at("/contentStop/status").asText()).isEqualTo("COMPLETED");
    assertThat(seen.at("/slow/events/1/0/contentDelta/stdout").asText()).isEqualTo("ä\n");
    assertThat(seen.at("/slow/events/2/1").asDouble() - seen.at("/slow/events/1/1").asDouble())
        .isGreaterThan(0.4);
    assertThat(seen.at("/late/events/1/0/contentStop/status").asText()).isEqualTo("TIMED_OUT");
    assertThat(seen.at("/empty/code").asText()).isEqualTo("ValidationException");
  }

  @Test
  void largeBodiesPassInBothDirections() {
    cloud.runtime("payloads-0123456789");
    JsonNode seen = cloud.client("payloads", "payloads-0123456789");
    assertThat(seen.at("/sent/bytes").asInt()).isEqualTo(20_000_000);
    assertThat(seen.at("/got").asInt()).isEqualTo(20 * 1024 * 1024);
  }

  @Test
  void anAgentSeesTheEnvironmentOfAMicroVmAndNothingOfTheDevelopers() throws Exception {
    cloud.runtime("environment-0123456789");
    JsonNode seen = cloud.client("say", "environment-0123456789", "{\"do\": \"env\"}", SESSION);
    JsonNode env = seen.path("env");
    assertThat(env.path("GREETING").asText()).isEqualTo("hello");
    assertThat(env.path("AWS_REGION").asText()).isEqualTo(AgentCloud.REGION);
    assertThat(env.path("AWS_ENDPOINT_URL").asText()).isEqualTo(cloud.url());
    assertThat(env.has("AWS_ACCESS_KEY_ID")).isFalse();
    assertThat(env.path("HOME").asText()).startsWith(folder.resolve("sessions").toString());
    assertThat(seen.path("stdin").asText()).as("standard input").isEmpty();
    assertThat(seen.path("path").toString()).doesNotContain("site-packages");
    JsonNode keys =
        cloud.client("say", "environment-0123456789", "{\"do\": \"credentials\"}", SESSION);
    assertThat(keys.path("Role").asText()).isEqualTo("agent-role");
    assertThat(keys.path("AccessKeyId").asText()).startsWith("ASIA");
    eventually(() -> logged("environment-0123456789").contains("agent is up"));
    assertThat(logged("environment-0123456789")).contains("[runtime-logs-" + SESSION + "]");
  }

  @Test
  void webSocketsPassWithASignatureInTheHeaderAndInTheQuery() throws Exception {
    cloud.runtime("sockets-0123456789");
    String path = "/runtimes/" + encoded(cloud.arn("sockets-0123456789")) + "/ws";
    Listener header = new Listener();
    WebSocket first =
        socket()
            .header("Authorization", AgentCloud.signature("bedrock-agentcore"))
            .header("X-Amzn-Bedrock-AgentCore-Runtime-Session-Id", SESSION)
            .buildAsync(URI.create("ws" + (cloud.url() + path).substring(4)), header)
            .get(20, TimeUnit.SECONDS);
    assertThat(header.next()).isEqualTo("hello " + SESSION);
    first.sendText("one", true).join();
    assertThat(header.next()).isEqualTo("echo one");
    String url = cloud.client("presigned", "sockets-0123456789", "300").asText();
    Listener query = new Listener();
    WebSocket second =
        socket().buildAsync(URI.create("ws" + url.substring(4)), query).get(20, TimeUnit.SECONDS);
    assertThat(query.next()).startsWith("hello session-a-");
    second.sendText("x".repeat(5_000), true).join();
    assertThat(query.next()).isEqualTo("echo " + "x".repeat(5_000));
    first.sendClose(WebSocket.NORMAL_CLOSURE, "done").join();
    second.sendClose(WebSocket.NORMAL_CLOSURE, "done").join();
    assertThat(header.closed.get(5, TimeUnit.SECONDS)).isEqualTo(WebSocket.NORMAL_CLOSURE);
    String long_ = cloud.client("presigned", "sockets-0123456789", "301").asText();
    assertThat(refused(long_)).isEqualTo(403);
    assertThat(refused(cloud.url() + path)).as("without a signature").isEqualTo(403);
  }

  @Test
  void aRuntimeWithAnAuthorizerTakesItsTokensAndNoSignatures() throws Exception {
    try (Issuer issuer = new Issuer()) {
      ObjectNode runtime = cloud.runtime("tokens-0123456789");
      runtime.set(
          "authorizerConfiguration",
          Json.tree(
              Map.of(
                  "customJWTAuthorizer",
                  Map.of(
                      "discoveryUrl", issuer.discoveryUrl(), "allowedClients", List.of("web")))));
      runtime.set(
          "requestHeaderConfiguration",
          Json.tree(Map.of("requestHeaderAllowlist", List.of("Authorization"))));
      String bearer = "Bearer " + issuer.token("RS256", Map.of("client_id", "web"));
      String stranger = "Bearer " + issuer.token("RS256", Map.of("client_id", "other"));
      HttpResponse<String> answer = invoke("tokens-0123456789", bearer);
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      assertThat(Json.parse(answer.body()).at("/headers/authorization").asText())
          .as("on the runtime's list, so the agent sees it")
          .isEqualTo(bearer);
      assertThat(invoke("tokens-0123456789", stranger).statusCode()).isEqualTo(401);
      assertThat(post("tokens-0123456789", SESSION, Map.of(), "{}", 403).body())
          .contains("Authorization method mismatch");
      cloud.runtime("signed-0123456789");
      assertThat(invoke("signed-0123456789", bearer).statusCode()).isEqualTo(403);
    }
  }

  private static HttpResponse<String> invoke(String id, String authorization) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(
                    URI.create(
                        cloud.url() + "/runtimes/" + encoded(cloud.arn(id)) + "/invocations"))
                .header("Authorization", authorization)
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build(),
            HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void drillsReachTheDataPlaneToo() {
    cloud.runtime("drills-0123456789");
    cloud.faults.add(
        Fault.of(
            Json.tree(
                Map.of(
                    "operation", "InvokeAgentRuntime",
                    "error", "ThrottlingException",
                    "times", 1))));
    assertThat(post("drills-0123456789", SESSION, Map.of(), "{}", 429).headers().map())
        .containsEntry("x-amzn-errortype", List.of("ThrottlingException"));
    post("drills-0123456789", SESSION, Map.of(), "{}");
  }

  @Test
  void aRequestWithoutALengthPassesAsItComes() throws Exception {
    cloud.runtime("chunks-0123456789");
    PipedOutputStream sending = new PipedOutputStream();
    PipedInputStream body = new PipedInputStream(sending);
    CompletableFuture<HttpResponse<String>> answer =
        HttpClient.newHttpClient()
            .sendAsync(
                HttpRequest.newBuilder(
                        URI.create(
                            cloud.url()
                                + "/runtimes/"
                                + encoded(cloud.arn("chunks-0123456789"))
                                + "/invocations"))
                    .header("Authorization", AgentCloud.signature("bedrock-agentcore"))
                    // Sends nothing before it is told to go on
                    .expectContinue(true)
                    .POST(HttpRequest.BodyPublishers.ofInputStream(() -> body))
                    .build(),
                HttpResponse.BodyHandlers.ofString());
    for (String part : List.of("{\"a\":", " 1,", " \"b\": 2}")) {
      sending.write(part.getBytes(StandardCharsets.UTF_8));
      sending.flush();
      Thread.sleep(50);
    }
    sending.close();
    JsonNode seen = Json.parse(answer.get(20, TimeUnit.SECONDS).body());
    assertThat(seen.path("payload").toString()).isEqualTo("{\"a\":1,\"b\":2}");
    assertThat(seen.at("/headers/transfer-encoding").asText()).isEqualTo("chunked");
  }

  @Test
  void callersWhoGoAwayLeaveNothingBehind() throws Exception {
    cloud.runtime("leaving-0123456789");
    post("leaving-0123456789", SESSION, Map.of(), "{}");
    Session session =
        cloud.host.running(new SessionKey("leaving-0123456789", "DEFAULT", SESSION)).orElseThrow();
    String request =
        "POST /runtimes/"
            + encoded(cloud.arn("leaving-0123456789"))
            + "/invocations HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: "
            + AgentCloud.signature("bedrock-agentcore")
            + "\r\nX-Amzn-Bedrock-AgentCore-Runtime-Session-Id: "
            + SESSION
            + "\r\nContent-Length: 43\r\n\r\n";
    String body = "{\"do\": \"stream\", \"events\": 9, \"pause\": 0.1}";
    for (int i = 0; i < 10; i++) {
      try (Socket socket =
          new Socket(InetAddress.getLoopbackAddress(), URI.create(cloud.url()).getPort())) {
        socket
            .getOutputStream()
            .write((request + (i % 2 == 0 ? body : "{")).getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
        Thread.sleep(20);
      }
    }
    eventually(() -> session.calls() == 0);
    assertThat(post("leaving-0123456789", SESSION, Map.of(), "{}").path("pid").asLong())
        .isPositive();
  }

  @Test
  void twoFirstCallsStartOneProcess() throws Exception {
    cloud.runtime("together-0123456789");
    List<CompletableFuture<JsonNode>> calls = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      calls.add(
          CompletableFuture.supplyAsync(
              () -> post("together-0123456789", SESSION, Map.of(), "{}")));
    }
    List<String> pids = new ArrayList<>();
    for (CompletableFuture<JsonNode> call : calls) {
      pids.add(call.get(30, TimeUnit.SECONDS).path("pid").asText());
    }
    assertThat(pids).hasSize(8).containsOnly(pids.get(0));
  }

  @Test
  void headersOnTheRuntimesListReachTheAgentAndNoOthers() {
    ObjectNode runtime = cloud.runtime("headers-0123456789");
    runtime.set(
        "requestHeaderConfiguration",
        Json.tree(
            Map.of(
                "requestHeaderAllowlist",
                List.of("X-Amzn-Bedrock-AgentCore-Runtime-Custom-Tenant"))));
    JsonNode headers =
        post(
                "headers-0123456789",
                SESSION,
                Map.of(
                    "X-Amzn-Bedrock-AgentCore-Runtime-Custom-Tenant", "t1",
                    "X-Amzn-Bedrock-AgentCore-Runtime-Custom-Other", "o",
                    "Cookie", "c=1"),
                "{}")
            .path("headers");
    assertThat(headers.path("x-amzn-bedrock-agentcore-runtime-custom-tenant").asText())
        .isEqualTo("t1");
    assertThat(headers.has("x-amzn-bedrock-agentcore-runtime-custom-other")).isFalse();
    assertThat(headers.has("cookie")).isFalse();
  }

  @Test
  void otherProtocolsHaveTheirOwnPortAndPath() {
    for (Map.Entry<String, List<String>> protocol :
        Map.of("MCP", List.of("8000", "/mcp"), "A2A", List.of("9000", "/")).entrySet()) {
      String id = protocol.getKey().toLowerCase(java.util.Locale.ROOT) + "-0123456789";
      ObjectNode runtime = cloud.runtime(id);
      runtime.set("protocolConfiguration", Json.tree(Map.of("serverProtocol", protocol.getKey())));
      ((ObjectNode) runtime.path("environmentVariables")).put("LISTEN", protocol.getValue().get(0));
      JsonNode seen = post(id, SESSION, Map.of(), "{}");
      assertThat(seen.path("path").asText()).isEqualTo(protocol.getValue().get(1));
      assertThat(seen.path("headers").has("mcp-session-id"))
          .isEqualTo(protocol.getKey().equals("MCP"));
    }
  }

  @Test
  void aSessionEndsWhenItIsUnusedOrItsRuntimeIsDeletedButNotWhileItIsBusy() throws Exception {
    for (String id : List.of("idle-0123456789", "busy-0123456789", "deleted-0123456789")) {
      int seconds = id.startsWith("deleted") ? 600 : 2;
      cloud
          .runtime(id)
          .set(
              "lifecycleConfiguration",
              Json.tree(Map.of("idleRuntimeSessionTimeout", seconds, "maxLifetime", 600)));
    }
    String busy = post("busy-0123456789", SESSION, Map.of(), "{}").path("pid").asText();
    post("busy-0123456789", SESSION, Map.of(), "{\"do\": \"busy\", \"seconds\": 60}");
    long idle = post("idle-0123456789", SESSION, Map.of(), "{}").path("pid").asLong();
    long deleted = post("deleted-0123456789", SESSION, Map.of(), "{}").path("pid").asLong();
    cloud.delete("deleted-0123456789");
    eventually(() -> ProcessHandle.of(idle).isEmpty());
    eventually(() -> ProcessHandle.of(deleted).isEmpty());
    assertThat(folder.resolve("code/deleted-0123456789")).doesNotExist();
    assertThat(post("busy-0123456789", SESSION, Map.of(), "{}").path("pid").asText())
        .isEqualTo(busy);
  }

  private static JsonNode post(
      String id, String session, Map<String, String> headers, String body) {
    return Json.parse(post(id, session, headers, body, 200).body());
  }

  private static HttpResponse<String> post(
      String id, String session, Map<String, String> headers, String body, int status) {
    HttpResponse<String> answer = send(id, session, headers, body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return answer;
  }

  private static HttpResponse<String> send(
      String id, String session, Map<String, String> headers, String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
                URI.create(cloud.url() + "/runtimes/" + encoded(cloud.arn(id)) + "/invocations"))
            .header("Authorization", AgentCloud.signature("bedrock-agentcore"))
            .header("Content-Type", "application/json")
            .header("X-Amzn-Bedrock-AgentCore-Runtime-Session-Id", session)
            .timeout(Duration.ofSeconds(30))
            .POST(HttpRequest.BodyPublishers.ofString(body));
    headers.forEach(request::header);
    try {
      return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static String encoded(String arn) {
    return arn.replace(":", "%3A").replace("/", "%2F");
  }

  private static WebSocket.Builder socket() {
    return HttpClient.newHttpClient().newWebSocketBuilder();
  }

  private static int refused(String url) throws Exception {
    try {
      HttpClient.newHttpClient()
          .newWebSocketBuilder()
          .buildAsync(URI.create("ws" + url.substring(4)), new Listener())
          .get(20, TimeUnit.SECONDS);
      return 101;
    } catch (java.util.concurrent.ExecutionException e) {
      assertThat(e.getCause()).isInstanceOf(WebSocketHandshakeException.class);
      return e.getCause() instanceof WebSocketHandshakeException refusal
          ? refusal.getResponse().statusCode()
          : 0;
    }
  }

  private static String logged(String id) {
    try {
      String group = "/aws/bedrock-agentcore/runtimes/" + id + "-DEFAULT";
      return cloud.moto("logs", "Logs_20140328.FilterLogEvents", Map.of("logGroupName", group));
    } catch (IOException notYet) {
      return "";
    }
  }

  private static void eventually(BooleanSupplier fact) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!fact.getAsBoolean()) {
      assertThat(System.nanoTime()).as("time is over").isLessThan(deadline);
      Thread.sleep(100);
    }
  }

  private static final class Listener implements WebSocket.Listener {
    private final BlockingQueue<String> texts = new LinkedBlockingQueue<>();
    final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final StringBuilder partial = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
      partial.append(data);
      if (last) {
        texts.add(partial.toString());
        partial.setLength(0);
      }
      socket.request(1);
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
      closed.complete(code);
      return CompletableFuture.completedFuture(null);
    }

    String next() throws InterruptedException {
      return String.valueOf(texts.poll(20, TimeUnit.SECONDS));
    }
  }
}
