package io.acore.functions.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.acore.functions.access.AccessPolicy;
import io.acore.functions.http.BufferedSink;
import io.acore.functions.http.Json;
import io.acore.functions.http.Refusal;
import io.acore.functions.http.Request;
import io.acore.functions.http.Response;
import io.acore.functions.settings.Settings;
import io.acore.functions.settings.SettingsReader;
import io.acore.functions.tenant.Identity;
import io.acore.functions.tenant.UserId;
import io.acore.functions.testing.TestBff;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ProxyTest {
  private static final String ALICE = UserId.of("https://main.example", "alice").value();
  private static final String CONVERSATION = "AAAAAAAAAAAAAAAAAAAAAA";
  private static final String INVOKE = "/api/conversations/" + CONVERSATION + "/invocations";

  private final TestBff bff = new TestBff();
  private final FakeAgent agent = new FakeAgent();
  private final MemoryConversations conversations = new MemoryConversations(CONVERSATION);
  private final Map<String, byte[]> files = new LinkedHashMap<>();
  private int running;
  private int most = 2;

  @Test
  void callsTheAgentInTheNameOfTheSession() throws IOException {
    Response answer = invoke(context(), Map.of(), "{\"input\":{\"prompt\":\"hi\"}}");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text()).isEqualTo("{\"answer\":42}");
    Call call = agent.calls.get(0);
    assertThat(call.identity().tenant().value()).isEqualTo("acme");
    assertThat(call.payload()).isEqualTo("{\"prompt\":\"hi\"}");
    assertThat(call.session()).hasSizeBetween(33, 256).doesNotContain(CONVERSATION, "acme");
    assertThat(running).isZero();
  }

  @Test
  void takesNoTenantFromHeaderPathOrBody() throws IOException {
    Map<String, String> headers =
        Map.of(
            "x-tenant-id", "globex",
            "X-Amzn-Bedrock-AgentCore-Runtime-Custom-Tenant-Id", "globex",
            "X-Amzn-Bedrock-AgentCore-Runtime-Session-Id", "x".repeat(40));
    invoke(
        context(),
        headers,
        "{\"tenant\":\"globex\",\"input\":{\"prompt\":\"hi\",\"tenant_id\":\"globex\"}}");

    Call call = agent.calls.get(0);
    assertThat(call.identity().tenant().value()).isEqualTo("acme");
    assertThat(call.session()).isNotEqualTo("x".repeat(40));
    assertThat(send("POST", "/api/globex" + INVOKE, context(), Map.of(), "{}").status())
        .isEqualTo(404);
  }

  @Test
  void givesEveryUserOtherRuntimeSessions() throws IOException {
    invoke(context(), Map.of(), "{\"input\":{}}");
    Map<String, String> other = new HashMap<>(context());
    other.put("tenant", "globex");
    invoke(other, Map.of(), "{\"input\":{}}");
    Map<String, String> bob = new HashMap<>(context());
    bob.put("user", UserId.of("https://main.example", "bob").value());
    invoke(bob, Map.of(), "{\"input\":{}}");
    invoke(context(), Map.of(), "{\"input\":{}}");

    List<String> sessions = agent.calls.stream().map(Call::session).toList();
    assertThat(sessions.subList(0, 3)).doesNotHaveDuplicates();
    assertThat(sessions.get(3)).isEqualTo(sessions.get(0));
  }

  @ParameterizedTest
  @CsvSource({
    "app,other",
    "app,''",
    "tenant,''",
    "tenant,*",
    "tenant,a/b",
    "user,alice",
    "roles,A B"
  })
  void refusesAContextThatTheAuthorizerDidNotWrite(String name, String value) throws IOException {
    Map<String, String> context = new HashMap<>(context());
    context.put(name, value);
    assertThat(invoke(context, Map.of(), "{\"input\":{}}").status()).isEqualTo(401);
    assertThat(invoke(Map.of(), Map.of(), "{\"input\":{}}").status()).isEqualTo(401);
    assertThat(agent.calls).isEmpty();
  }

  @Test
  void refusesRequestsFromAnotherOrigin() throws IOException {
    assertThat(
            invoke(context(), Map.of("Origin", "https://evil.example"), "{\"input\":{}}").status())
        .isEqualTo(403);
    assertThat(invoke(context(), Map.of("X-Acore-Csrf", ""), "{\"input\":{}}").status())
        .isEqualTo(403);
    assertThat(agent.calls).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "[]",
        "null",
        "{}",
        "{\"input\":\"text\"}",
        "{\"input\":[]}",
        "{\"input\":null}",
        "{"
      })
  void refusesABodyWithoutInput(String body) throws IOException {
    assertThat(invoke(context(), Map.of(), body).status()).isEqualTo(400);
  }

  @Test
  void refusesABodyThatIsTooLarge() throws IOException {
    String body = "{\"input\":{\"prompt\":\"" + "x".repeat(300_000) + "\"}}";
    assertThat(invoke(context(), Map.of(), body).status()).isEqualTo(413);
  }

  @Test
  void survivesDeeplyNestedJson() throws IOException {
    String body = "{\"input\":{\"a\":" + "[".repeat(50_000) + "]".repeat(50_000) + "}}";
    assertThat(invoke(context(), Map.of(), body).status()).isIn(400, 200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x",
        "AAAAAAAAAAAAAAAAAAAAA*",
        "AAAAAAAAAAAAAAAAAAAAAAA",
        "..%2f..%2f",
        "BBBBBBBBBBBBBBBBBBBBBB"
      })
  void refusesConversationsThatTheUserNeverBegan(String id) throws IOException {
    assertThat(
            send(
                    "POST",
                    "/api/conversations/" + id + "/invocations",
                    context(),
                    Map.of(),
                    "{\"input\":{}}")
                .status())
        .isEqualTo(404);
    assertThat(agent.calls).isEmpty();
  }

  @Test
  void limitsTheCallsOfATenant() throws IOException {
    most = 0;
    assertThat(invoke(context(), Map.of(), "{\"input\":{}}").status()).isEqualTo(429);
    assertThat(lastRecord()).containsEntry("decision", "too_many_calls");
  }

  @Test
  void givesTheSlotBackWhenTheAgentFails() throws IOException {
    agent.failure = Optional.of(new Refusal(502, "agent_failed"));
    assertThat(invoke(context(), Map.of(), "{\"input\":{}}").status()).isEqualTo(502);
    assertThat(running).isZero();
    assertThat(lastRecord()).containsEntry("decision", "agent_failed");
  }

  @Test
  void writesARecordOfEveryCallThatSaysWhoAndWhat() throws IOException {
    invoke(
        context(),
        Map.of(),
        "{\"input\":{\"prompt\":\"mail bob@globex.example, key AKIAABCDEFGHIJKLMNOP\"}}");
    Map<String, @Nullable Object> record = lastRecord();
    assertThat(record)
        .containsEntry("event", "call")
        .containsEntry("tenant", "acme")
        .containsEntry("user", ALICE)
        .containsEntry("conversation", CONVERSATION)
        .containsEntry("decision", "allowed")
        .containsEntry("response_bytes", 13L)
        .containsKeys("milliseconds", "request_bytes", "request", "address", "session");
    assertThat(String.valueOf(record.get("payload")))
        .contains("[redacted]")
        .doesNotContain("bob@", "AKIA");
  }

  @Test
  void writesARecordWhenEverythingGoesWrong() throws IOException {
    agent.failure = Optional.of(new IllegalStateException("secret detail"));
    Response answer = invoke(context(), Map.of(), "{\"input\":{}}");
    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.text()).doesNotContain("secret detail");
    assertThat(lastRecord()).containsEntry("decision", "error").containsEntry("status", 500L);
  }

  @Test
  void doesNotLetAPromptForgeARecord() throws IOException {
    String forged =
        "x\\n{\\\"type\\\":\\\"acore.audit\\\",\\\"event\\\":\\\"call\\\",\\\"tenant\\\":\\\"globex\\\"}\\u2028\\u0085\\r\\n";
    invoke(context(), Map.of(), "{\"input\":{\"prompt\":\"" + forged + "\"}}");
    send("POST", "/api/\n{\"event\":\"call\"}", context(), Map.of(), "{}");

    String log = bff.log();
    assertThat(log.lines().toList())
        .hasSize(2)
        .allMatch(line -> line.startsWith("{\"type\":\"acore.audit\""));
    assertThat(log).doesNotContain("\u2028");
  }

  @Test
  void passesEventsOnWithTheirType() throws IOException {
    agent.type = "text/event-stream";
    agent.body = "data: 1\n\ndata: 2\n\n";
    Response answer = invoke(context(), Map.of("Accept", "text/event-stream"), "{\"input\":{}}");
    assertThat(answer.headers())
        .containsEntry("content-type", List.of("text/event-stream; charset=utf-8"));
    assertThat(answer.text()).isEqualTo("data: 1\n\ndata: 2\n\n");
    assertThat(agent.calls.get(0).accept()).contains("text/event-stream");
  }

  @Test
  void endsAStreamThatTakesTooLong() throws IOException {
    agent.type = "text/event-stream";
    agent.body = "data: 1\n\n".repeat(5000);
    agent.eachRead = () -> bff.pass(Duration.ofSeconds(61));
    Response answer = invoke(context(), Map.of(), "{\"input\":{}}");
    assertThat(answer.text()).endsWith("event: error\ndata: {\"error\":\"took_too_long\"}\n\n");
    assertThat(lastRecord()).containsEntry("decision", "took_too_long");
    assertThat(agent.closed).isEqualTo(1);
  }

  @Test
  void tellsThePageWhenTheAgentBreaksOff() throws IOException {
    agent.type = "text/event-stream";
    agent.breaksOff = true;
    Response answer = invoke(context(), Map.of(), "{\"input\":{}}");
    assertThat(answer.text()).endsWith("event: error\ndata: {\"error\":\"agent_failed\"}\n\n");
    assertThat(lastRecord()).containsEntry("decision", "agent_failed");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/html",
        "application/javascript",
        "image/svg+xml",
        "TEXT/HTML; charset=utf-8"
      })
  void handsNothingOutThatABrowserWouldRun(String type) throws IOException {
    agent.type = type;
    Response answer = invoke(context(), Map.of(), "{\"input\":{}}");
    assertThat(answer.headers())
        .containsEntry("content-type", List.of("application/octet-stream"))
        .containsEntry("content-disposition", List.of("attachment"))
        .containsEntry("x-content-type-options", List.of("nosniff"));
  }

  @Test
  void keepsConversationsOfTheirUser() throws IOException {
    Response made =
        send("POST", "/api/conversations", context(), Map.of(), "{\"title\":\"A\\nplan\"}");
    assertThat(made.status()).isEqualTo(201);
    assertThat(send("GET", "/api/conversations", context(), Map.of(), "").text())
        .contains("A plan");
    String id = String.valueOf(Json.parse(made.text(), 1000).get("conversation"));
    assertThat(send("DELETE", "/api/conversations/" + id, context(), Map.of(), "").status())
        .isEqualTo(204);
    assertThat(agent.stopped).hasSize(1);
    assertThat(send("POST", "/api/conversations/" + id + "/stop", context(), Map.of(), "").status())
        .isEqualTo(404);
  }

  @Test
  void storesFilesUnderTheUsersName() throws IOException {
    assertThat(send("PUT", "/api/files/my%20plan.txt", context(), Map.of(), "content").status())
        .isEqualTo(201);
    assertThat(files).containsOnlyKeys("acme/" + ALICE + "/my plan.txt");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "..",
        "%2e%2e",
        "a%2fb",
        "..%2f..%2fglobex%2fx",
        ".env",
        "%00",
        "a%0ab",
        "%zz",
        "a..b",
        "con%5cx"
      })
  void refusesNamesThatAreNoFiles(String name) throws IOException {
    assertThat(send("PUT", "/api/files/" + name, context(), Map.of(), "x").status()).isIn(400, 404);
    assertThat(files).isEmpty();
  }

  @Test
  void asksThePolicyFirst() throws IOException {
    Map<String, String> guest = new HashMap<>(context());
    guest.put("roles", "guest");
    assertThat(invoke(guest, Map.of(), "{\"input\":{}}").status()).isEqualTo(403);
    assertThat(send("PUT", "/api/files/x", guest, Map.of(), "x").status()).isEqualTo(403);
    assertThat(send("GET", "/api/conversations", guest, Map.of(), "").status()).isEqualTo(403);
    assertThat(agent.calls).isEmpty();
  }

  private Response invoke(Map<String, String> context, Map<String, String> headers, String body)
      throws IOException {
    return send("POST", INVOKE, context, headers, body);
  }

  private Response send(
      String method,
      String path,
      Map<String, String> context,
      Map<String, String> headers,
      String body)
      throws IOException {
    Map<String, List<String>> all = new HashMap<>();
    all.put("Origin", List.of(TestBff.ORIGIN));
    all.put("X-Acore-Csrf", List.of("1"));
    headers.forEach((name, value) -> all.put(name, List.of(value)));
    BufferedSink sink = new BufferedSink();
    new ProxyRoutes(parts())
        .answer(
            new Request(
                method,
                path,
                all,
                Map.of(),
                body.getBytes(StandardCharsets.UTF_8),
                "r-1",
                "192.0.2.1",
                context),
            sink);
    return sink.response();
  }

  private ProxyParts parts() {
    Settings settings = SettingsReader.parse(TestBff.SETTINGS, TestBff.ENVIRONMENT);
    return new ProxyParts(
        settings,
        agent,
        tenant -> {
          if (running >= most) {
            throw new Refusal(429, "too_many_calls");
          }
          running++;
          return () -> running--;
        },
        Optional.of(conversations),
        Optional.of(
            (identity, name, content) -> {
              String key =
                  identity.tenant().value() + "/" + identity.user().value() + "/" + name.value();
              files.put(key, content);
              return key;
            }),
        new AccessPolicy(settings.app(), settings.agent(), List.of()),
        () -> TestBff.ORIGIN,
        bff.audit,
        new SecureRandom(),
        bff.clock);
  }

  private static Map<String, String> context() {
    return Map.of(
        "app", "shop", "tenant", "acme", "user", ALICE, "roles", "user", "session", "handle");
  }

  private Map<String, @Nullable Object> lastRecord() {
    List<String> lines = bff.log().lines().toList();
    return Json.parse(lines.get(lines.size() - 1), 1 << 16);
  }

  private record Call(Identity identity, String session, String payload, String accept) {}

  private static final class FakeAgent implements Agent {
    final List<Call> calls = new ArrayList<>();
    final List<String> stopped = new ArrayList<>();
    String type = "application/json";
    String body = "{\"answer\":42}";
    boolean breaksOff;
    int closed;
    Optional<RuntimeException> failure = Optional.empty();
    Runnable eachRead = () -> {};

    @Override
    public Answer invoke(Identity identity, String session, byte[] payload, String accept) {
      calls.add(new Call(identity, session, new String(payload, StandardCharsets.UTF_8), accept));
      failure.ifPresent(
          e -> {
            throw e;
          });
      InputStream bytes = new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8));
      return new Answer() {
        @Override
        public String contentType() {
          return type;
        }

        @Override
        public InputStream body() {
          return new InputStream() {
            @Override
            public int read() throws IOException {
              throw new IOException("read in pieces");
            }

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
              eachRead.run();
              int count = bytes.read(into, offset, length);
              if (count < 0 && breaksOff) {
                throw new IOException("the agent died");
              }
              return count;
            }
          };
        }

        @Override
        public void close() {
          closed++;
        }
      };
    }

    @Override
    public void stop(Identity identity, String session) {
      stopped.add(session);
    }
  }
}
