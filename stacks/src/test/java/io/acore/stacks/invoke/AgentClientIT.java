package io.acore.stacks.invoke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.acore.base.Environment;
import io.acore.base.ToolError;
import io.acore.stacks.config.ConfigLoader;
import io.acore.stacks.deploy.Target;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The client over a real connection; the other end says what AgentCore would. */
final class AgentClientIT {
  private static final RuntimeArn ARN =
      new RuntimeArn("arn:aws:bedrock-agentcore:eu-west-1:987650123456:runtime/demo-0123456789");

  @TempDir Path folder;
  private final CountDownLatch firstPieceSeen = new CountDownLatch(1);
  private final List<String> asked = new ArrayList<>();
  private final HttpServer server;

  AgentClientIT() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
  }

  @BeforeEach
  void start() {
    server.setExecutor(Executors.newCachedThreadPool());
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void jsonComesAsTextForPeopleAndAsJsonForPrograms() throws IOException {
    Answer answer = ask("text");
    assertThat(answer.text()).isEqualTo("Two buckets.\nThat is all.");
    assertThat(answer.json()).contains("\"answer\" : \"Two buckets.\\nThat is all.\"");
    assertThat(answer.session()).isEqualTo("session-of-the-service-0123456789-0123456789");
    assertThat(asked.get(0))
        .contains("/runtimes/arn%3Aaws%3Abedrock-agentcore%3Aeu-west-1%3A987650123456%3Aruntime%2F")
        .contains("?qualifier=text", "Credential=local/", "bedrock-agentcore/aws4_request")
        .contains("{\"prompt\":\"hi\"}");
  }

  @Test
  void aStreamIsPassedOnWhileTheAgentStillTalks() throws IOException {
    List<String> pieces = new ArrayList<>();
    Answer answer =
        client()
            .invoke(
                invocation("stream"),
                piece -> {
                  pieces.add(piece);
                  // The other end sends the rest only when this is there.
                  firstPieceSeen.countDown();
                });
    assertThat(pieces).containsExactly("Hel", "lo");
    assertThat(answer.text()).isEqualTo("Hello");
  }

  @Test
  void refusalsAreTranslated() throws IOException {
    assertThatThrownBy(() -> ask("agent-fails"))
        .isInstanceOfSatisfying(
            ToolError.class,
            error ->
                assertThat(error.render())
                    .contains("The agent failed to answer", "why: ValueError: no such bucket")
                    .contains("/aws/bedrock-agentcore/runtimes/demo-0123456789-agent-fails"));
    assertThatThrownBy(() -> ask("denied"))
        .isInstanceOfSatisfying(
            ToolError.class,
            error ->
                assertThat(error.render())
                    .contains("allow the action `bedrock-agentcore:InvokeAgentRuntime`")
                    .contains("runtime/demo-0123456789/runtime-endpoint/denied"));
    assertThatThrownBy(() -> ask("expired")).hasMessage("AWS does not accept your credentials");
    assertThatThrownBy(() -> ask("nowhere")).hasMessageContaining("no endpoint `nowhere`");
    assertThat(asked).as("nothing is asked twice").hasSize(4);
    server.stop(0);
    assertThatThrownBy(() -> ask("text")).hasMessageContaining("cannot be reached");
  }

  private Answer ask(String qualifier) throws IOException {
    return client().invoke(invocation(qualifier), piece -> {});
  }

  private static Invocation invocation(String qualifier) {
    return new Invocation(ARN, qualifier, Invocation.newSession(), "{\"prompt\":\"hi\"}");
  }

  private AgentClient client() throws IOException {
    Files.createDirectories(folder.resolve("src"));
    Files.writeString(
        folder.resolve("acore.yaml"),
        "agent_name: demo\nregion: eu-west-1\nruntime_source_path: src\n");
    String endpoint = "http://127.0.0.1:" + server.getAddress().getPort();
    Environment environment =
        new Environment(
            Map.of("AWS_ENDPOINT_URL", endpoint), folder, folder, Clock.systemUTC(), false);
    return AgentClient.of(
        Target.of(ConfigLoader.load(folder, "local", List.of()), environment, project -> endpoint));
  }

  private void answer(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String query = exchange.getRequestURI().getRawQuery();
    asked.add(
        exchange.getRequestURI()
            + " "
            + exchange.getRequestHeaders().getFirst("Authorization")
            + " "
            + body);
    exchange
        .getResponseHeaders()
        .add(
            "X-Amzn-Bedrock-AgentCore-Runtime-Session-Id",
            "session-of-the-service-0123456789-0123456789");
    switch (query.substring("qualifier=".length())) {
      case "text" -> reply(exchange, 200, "\"Two buckets.\\nThat is all.\"");
      case "stream" -> stream(exchange);
      case "agent-fails" ->
          refuse(exchange, 424, "RuntimeClientError", "ValueError: no such bucket");
      case "denied" -> refuse(exchange, 403, "AccessDeniedException", "User: x is not authorized");
      case "expired" ->
          refuse(
              exchange,
              403,
              "ExpiredTokenException",
              "The security token included in the request is expired");
      default -> refuse(exchange, 404, "ResourceNotFoundException", "No endpoint");
    }
  }

  private void stream(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().add("Content-Type", "text/event-stream; charset=utf-8");
    exchange.sendResponseHeaders(200, 0);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write("data: \"Hel\"\n\n".getBytes(StandardCharsets.UTF_8));
      out.flush();
      if (firstPieceSeen.await(10, TimeUnit.SECONDS)) {
        out.write("data: \"lo\"\n\n".getBytes(StandardCharsets.UTF_8));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void refuse(HttpExchange exchange, int status, String type, String message)
      throws IOException {
    exchange.getResponseHeaders().add("x-amzn-ErrorType", type);
    reply(exchange, status, "{\"message\":\"" + message + "\"}");
  }

  private static void reply(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(bytes);
    }
  }
}
