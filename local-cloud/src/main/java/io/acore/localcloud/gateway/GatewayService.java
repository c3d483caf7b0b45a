package io.acore.localcloud.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.acore.base.Json;
import io.acore.localcloud.http.Service;
import io.acore.localcloud.thread.DaemonThreads;
import io.acore.localcloud.token.JwtAuthorizer;
import io.undertow.io.Receiver;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderValues;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.Methods;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/** MCP over HTTP for every gateway of the control plane. */
public final class GatewayService implements Service {
  static final HttpString SESSION = new HttpString("Mcp-Session-Id");

  private static final Logger LOG = Logger.getLogger(GatewayService.class.getName());
  private static final HttpString VERSION = new HttpString("MCP-Protocol-Version");
  private static final long LARGEST_REQUEST = 6L * 1024 * 1024;
  private static final int MOST_CALLS = 256;

  private final GatewayCatalog catalog;
  private final Inbound inbound;
  private final Sessions sessions;
  private final Interceptors interceptors;
  private final Conversation conversation;
  private final GatewayLog log;
  private final Duration toolLimit;
  private final ExecutorService workers =
      new ThreadPoolExecutor(
          0,
          MOST_CALLS,
          30,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          new DaemonThreads("gateway"));

  public GatewayService(GatewayCatalog catalog, GatewaySettings settings) {
    this.catalog = catalog;
    this.sessions = new Sessions(settings.clock());
    Outbound outbound = new Outbound();
    this.inbound =
        new Inbound(
            new JwtAuthorizer(settings.clock()), new CallerNames(outbound, settings.endpoint()));
    Lambda lambda = new Lambda(outbound, settings.endpoint());
    TargetKinds kinds =
        new TargetKinds(
            outbound,
            settings.endpoint(),
            lambda,
            new SchemaSource(outbound, settings.endpoint()),
            new Remote(
                outbound,
                new Credentials(settings.vault(), settings.tokens()),
                settings.endpoint()));
    this.log = settings.log();
    this.toolLimit = settings.toolLimit();
    this.interceptors = new Interceptors(lambda);
    this.conversation = new Conversation(new Toolbox(catalog, kinds), new Guard(catalog, log), log);
  }

  @Override
  public boolean owns(HttpServerExchange exchange) {
    return Addresses.owns(exchange.getRequestURI());
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) {
    exchange.setMaxEntitySize(LARGEST_REQUEST);
    Receiver receiver = exchange.getRequestReceiver();
    receiver.receiveFullBytes(
        (it, body) -> {
          try {
            it.dispatch(workers, () -> serve(it, body));
          } catch (RejectedExecutionException e) {
            refuse(it, MissingNode.getInstance(), busy());
          }
        },
        (it, failure) ->
            refuse(
                it,
                MissingNode.getInstance(),
                Refusal.http(413, Refusal.INVALID_REQUEST, "The request is too large")));
  }

  @Override
  public void close() {
    workers.shutdownNow();
    log.close();
  }

  private void serve(HttpServerExchange exchange, byte[] body) {
    try {
      Optional<String> metadata = Addresses.metadata(exchange.getRequestURI());
      if (metadata.isPresent()) {
        send(exchange, 200, metadata(exchange, gateway(metadata)));
      } else {
        converse(exchange, gateway(Addresses.gateway(exchange.getRequestURI())), body);
      }
    } catch (Refusal e) {
      refuse(exchange, RpcRequest.idOf(body), e);
    } catch (RuntimeException e) {
      LOG.log(Level.SEVERE, exchange.getRequestURI(), e);
      Refusal refusal = Refusal.http(500, Refusal.INTERNAL, "The local cloud failed: " + e);
      refuse(exchange, RpcRequest.idOf(body), refusal);
    }
  }

  private Gateway gateway(Optional<String> id) throws Refusal {
    return id.flatMap(catalog::gateway)
        .map(Gateway::new)
        .filter(Gateway::serves)
        .orElseThrow(() -> Refusal.http(404, Refusal.INVALID_REQUEST, "There is no such gateway"));
  }

  private void converse(HttpServerExchange exchange, Gateway gateway, byte[] body) throws Refusal {
    boolean ends =
        exchange.getRequestMethod().equals(Methods.DELETE) && gateway.session().isPresent();
    if (!exchange.getRequestMethod().equals(Methods.POST) && !ends) {
      exchange
          .getResponseHeaders()
          .put(Headers.ALLOW, gateway.session().isPresent() ? "POST, DELETE" : "POST");
      throw Refusal.http(405, Refusal.INVALID_REQUEST, "Method not allowed: send a POST");
    }
    Inbound.checkOrigin(exchange);
    Principal caller = inbound.check(exchange, gateway);
    String session = header(exchange, SESSION);
    if (ends) {
      sessions.check(session, gateway, caller);
      sessions.end(session);
      exchange.setStatusCode(204).endExchange();
      return;
    }
    checkVersion(exchange, gateway);
    RpcRequest request = RpcRequest.parse(body);
    if (gateway.session().isPresent() && !request.method().equals("initialize")) {
      sessions.check(session, gateway, caller);
    }
    try (Scope scope = new Scope(toolLimit)) {
      String id = UUID.randomUUID().toString();
      Incoming incoming = new Incoming(gateway, caller, id, request, headers(exchange), scope);
      send(exchange, gateway, intercepted(incoming, body));
    }
  }

  private Reply intercepted(Incoming incoming, byte[] body) throws Refusal {
    try {
      Interceptors.Outcome outcome = interceptors.request(incoming, body);
      if (outcome.reply().isPresent()) {
        return outcome.reply().get();
      }
      return interceptors.response(outcome.request(), body, reply(outcome.request()));
    } catch (ToolFailure e) {
      log.line(incoming.gateway().arn(), incoming.id(), true, "interceptor: " + e.reason());
      throw Refusal.http(500, Refusal.INTERNAL, Conversation.reason(incoming.gateway(), e));
    }
  }

  private Reply reply(Incoming incoming) {
    RpcRequest request = incoming.request();
    if (!request.wantsAnswer()) {
      return Reply.empty(202);
    }
    try {
      Reply reply = Reply.of(request.result(conversation.answer(incoming)));
      Optional<Duration> life = incoming.gateway().session();
      return request.method().equals("initialize") && life.isPresent()
          ? new Reply(
              200,
              Map.of(
                  SESSION.toString(),
                  sessions.open(incoming.gateway(), incoming.caller(), life.get())),
              reply.body())
          : reply;
    } catch (Refusal e) {
      return Reply.of(request, e);
    }
  }

  private static void checkVersion(HttpServerExchange exchange, Gateway gateway) throws Refusal {
    String version = header(exchange, VERSION);
    if (!version.isEmpty() && !gateway.versions().contains(version)) {
      throw Refusal.http(
          400,
          Refusal.INVALID_REQUEST,
          "Unsupported protocol version `"
              + version
              + "`; supported: "
              + String.join(", ", gateway.versions()));
    }
  }

  /** One JSON value, or one event where the client and the gateway are for streams. */
  private static void send(HttpServerExchange exchange, Gateway gateway, Reply reply) {
    reply
        .headers()
        .forEach((name, value) -> exchange.getResponseHeaders().put(new HttpString(name), value));
    if (reply.body().isMissingNode()) {
      exchange.setStatusCode(reply.status()).endExchange();
      return;
    }
    String accepted = header(exchange, Headers.ACCEPT);
    boolean events = accepted.contains("text/event-stream");
    boolean json = !events || accepted.contains("application/json") || accepted.contains("*/*");
    if (reply.status() == 200 && events && (gateway.streams() || !json)) {
      exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "text/event-stream");
      exchange.getResponseHeaders().put(Headers.CACHE_CONTROL, "no-cache");
      exchange
          .getResponseSender()
          .send("event: message\ndata: " + reply.body() + "\n\n", StandardCharsets.UTF_8);
    } else {
      send(exchange, reply.status(), reply.body());
    }
  }

  private static Map<String, String> headers(HttpServerExchange exchange) {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (HeaderValues header : exchange.getRequestHeaders()) {
      headers.put(header.getHeaderName().toString(), String.join(", ", header));
    }
    return headers;
  }

  private static JsonNode metadata(HttpServerExchange exchange, Gateway gateway) {
    String discovery = gateway.jwtAuthorizer().path("discoveryUrl").asText();
    int end = discovery.indexOf("/.well-known/");
    return Json.tree(
        Map.of(
            "resource",
            Addresses.url(exchange, gateway),
            "authorization_servers",
            end < 0 ? List.of() : List.of(discovery.substring(0, end)),
            "bearer_methods_supported",
            List.of("header")));
  }

  private static void refuse(HttpServerExchange exchange, JsonNode id, Refusal refusal) {
    if (exchange.isResponseStarted()) {
      exchange.endExchange();
      return;
    }
    refusal
        .scheme()
        .ifPresent(it -> exchange.getResponseHeaders().put(Headers.WWW_AUTHENTICATE, it));
    send(exchange, refusal.status(), RpcRequest.error(id, refusal));
  }

  private static Refusal busy() {
    return Refusal.http(
        429, Refusal.BUSY, "The gateways are answering " + MOST_CALLS + " requests; try again");
  }

  private static void send(HttpServerExchange exchange, int status, JsonNode body) {
    exchange.setStatusCode(status);
    exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "application/json");
    exchange.getResponseSender().send(body.toString(), StandardCharsets.UTF_8);
  }

  private static String header(HttpServerExchange exchange, HttpString name) {
    String value = exchange.getRequestHeaders().getFirst(name);
    return value == null ? "" : value;
  }
}
