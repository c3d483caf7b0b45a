package io.acore.functions.proxy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.acore.functions.access.AccessPolicy;
import io.acore.functions.http.Refusal;
import io.acore.functions.http.Request;
import io.acore.functions.http.Response;
import io.acore.functions.http.Sink;
import io.acore.functions.session.Session;
import io.acore.functions.tenant.Identity;
import io.acore.functions.testing.Browser;
import io.acore.functions.testing.TestBff;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;

/**
 * The page on a laptop: the real routes in memory, a provider that agrees at once, an agent that
 * talks slowly. Arguments: the web folder and a port.
 */
public final class Preview {
  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "svg", "image/svg+xml");

  private final Path web;
  private final String origin;
  private final TestBff bff;
  private final ProxyRoutes routes;

  private Preview(Path web, int port) {
    this.web = web;
    this.origin = "http://localhost:" + port;
    this.bff = new TestBff(TestBff.SETTINGS, origin);
    this.routes = new ProxyRoutes(parts());
  }

  public static void main(String[] arguments) throws IOException {
    int port = Integer.parseInt(arguments[1]);
    Preview preview = new Preview(Path.of(arguments[0]), port);
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.setExecutor(Executors.newCachedThreadPool());
    server.createContext("/", preview::answer);
    server.start();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      if (path.startsWith("/auth/")) {
        send(exchange, toProvider(bff.answer(request(exchange, Map.of()))));
      } else if (path.startsWith("/api/")) {
        api(exchange);
      } else if (path.equals("/provider")) {
        String state =
            Browser.query(exchange.getRequestURI().getRawQuery())
                .getOrDefault("state", List.of(""))
                .get(0);
        String code = bff.main.agree(TestBff.claims("alice", "Acme Inc"));
        send(exchange, Response.redirect("/auth/callback/main?state=" + state + "&code=" + code));
      } else if (path.equals("/end-sessions")) {
        bff.stores.all().forEach(session -> bff.stores.delete(session.key()));
        send(exchange, Response.empty());
      } else {
        file(exchange, path.equals("/") ? "index.html" : path.substring(1));
      }
    }
  }

  private Response toProvider(Response response) {
    String location = TestBff.location(response);
    return location.startsWith("https://main.example/authorize")
        ? response.withHeader("location", origin + "/provider?" + location.split("\\?", 2)[1])
        : response;
  }

  private void api(HttpExchange exchange) throws IOException {
    Request bare = request(exchange, Map.of());
    Optional<Session> session = bff.guard.check(bare);
    if (session.isEmpty()) {
      send(exchange, Response.of(new Refusal(401, "signed_out")));
      return;
    }
    Request whole =
        request(
            bare,
            Map.of(
                "app", "shop",
                "tenant", session.get().key().tenant().value(),
                "user", session.get().key().user().value(),
                "roles", session.get().identity().rolesText()));
    routes.answer(
        whole,
        new Sink() {
          private boolean begun;

          @Override
          public OutputStream start(Response response) throws IOException {
            begun = true;
            head(exchange, response, 0);
            exchange.getResponseBody().write(response.body());
            return exchange.getResponseBody();
          }

          @Override
          public boolean started() {
            return begun;
          }
        });
    exchange.getResponseBody().close();
  }

  private void file(HttpExchange exchange, String name) throws IOException {
    Path file = web.resolve(name).normalize();
    String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
    if (type == null || !file.startsWith(web) || !Files.isRegularFile(file)) {
      send(exchange, Response.of(new Refusal(404, "no_such_file")));
      return;
    }
    byte[] content = Files.readAllBytes(file);
    exchange.getResponseHeaders().add("Content-Type", type);
    exchange.sendResponseHeaders(200, content.length);
    exchange.getResponseBody().write(content);
  }

  private static Request request(HttpExchange exchange, Map<String, String> context)
      throws IOException {
    String query = exchange.getRequestURI().getRawQuery();
    return new Request(
        exchange.getRequestMethod(),
        exchange.getRequestURI().getRawPath(),
        exchange.getRequestHeaders(),
        query == null ? Map.of() : Browser.query(query),
        exchange.getRequestBody().readAllBytes(),
        "preview",
        "127.0.0.1",
        context);
  }

  private static Request request(Request bare, Map<String, String> context) {
    return new Request(
        bare.method(),
        bare.path(),
        bare.headers(),
        bare.query(),
        bare.body(),
        bare.id(),
        bare.address(),
        context);
  }

  private static void send(HttpExchange exchange, Response response) throws IOException {
    byte[] body = response.body();
    head(exchange, response, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  private static void head(HttpExchange exchange, Response response, int length)
      throws IOException {
    response
        .headers()
        .forEach(
            (name, values) -> exchange.getResponseHeaders().put(name, new ArrayList<>(values)));
    exchange.sendResponseHeaders(response.status(), length);
  }

  private ProxyParts parts() {
    return new ProxyParts(
        bff.settings,
        new SlowAgent(),
        tenant -> () -> {},
        Optional.of(new MemoryConversations()),
        Optional.of((identity, name, content) -> "shop/acme/helper/uploads/" + name.value()),
        new AccessPolicy(bff.settings.app(), bff.settings.agent(), List.of()),
        () -> origin,
        bff.audit,
        new SecureRandom(),
        bff.clock);
  }

  private static final class SlowAgent implements Agent {
    private static final String WORDS =
        "Here is a small program: \n```java\nclass Hello {\n  void greet() { System.out.println(\"Hello\"); }\n}\n```\nIt greets, and nothing else.";

    @Override
    public Answer invoke(Identity identity, String session, byte[] payload, String accept) {
      if (new String(payload, StandardCharsets.UTF_8).contains("busy")) {
        throw new Refusal(503, "agent_busy");
      }
      StringBuilder events = new StringBuilder();
      for (String word : WORDS.split("(?<= )")) {
        events
            .append("data: \"")
            .append(word.replace("\"", "\\\"").replace("\n", "\\n"))
            .append("\"\n\n");
      }
      InputStream all =
          new ByteArrayInputStream(events.toString().getBytes(StandardCharsets.UTF_8));
      return new Answer() {
        @Override
        public String contentType() {
          return "text/event-stream";
        }

        @Override
        public InputStream body() {
          return new InputStream() {
            @Override
            public int read() throws IOException {
              return all.read();
            }

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
              try {
                Thread.sleep(60);
              } catch (InterruptedException e) {
                throw new IOException(e);
              }
              return all.read(into, offset, Math.min(length, 20));
            }
          };
        }

        @Override
        public void close() {}
      };
    }

    @Override
    public void stop(Identity identity, String session) {}
  }
}
