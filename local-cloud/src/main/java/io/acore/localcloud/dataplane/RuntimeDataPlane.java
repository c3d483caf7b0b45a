package io.acore.localcloud.dataplane;

import io.acore.localcloud.fault.Drill;
import io.acore.localcloud.fault.Fault;
import io.acore.localcloud.fault.Faults;
import io.acore.localcloud.http.DataPlane;
import io.acore.localcloud.http.EventStream;
import io.acore.localcloud.runtime.RuntimeCatalog;
import io.acore.localcloud.runtime.RuntimeHost;
import io.acore.localcloud.runtime.Session;
import io.acore.localcloud.shell.Shells;
import io.acore.localcloud.thread.DaemonThreads;
import io.acore.localcloud.token.JwtAuthorizer;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.HttpContinueReadHandler;
import io.undertow.util.Headers;
import io.undertow.util.Methods;
import io.undertow.util.SameThreadExecutor;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Takes the calls to runtimes and to the agents' metadata service. */
public final class RuntimeDataPlane implements DataPlane {
  private static final long LARGEST_PAYLOAD = 100_000_000;
  private static final Pattern SHELL_ID = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9_-]{0,127}");
  private static final String AGENT_CARD = "/.well-known/agent-card.json";

  // A client that asks before it sends a large body is told to go on as soon as the body is read
  private final HttpHandler entry = new HttpContinueReadHandler(this::serve);

  private final RuntimeHost host;
  private final Faults faults;
  private final Resolver resolver;
  private final Caller caller;
  private final Workloads workloads;
  private final Shells shells;
  private final Map<Session, Connections> connections = new ConcurrentHashMap<>();
  private final ExecutorService workers =
      Executors.newCachedThreadPool(new DaemonThreads("data-plane"));

  public RuntimeDataPlane(
      RuntimeHost host,
      RuntimeCatalog catalog,
      Workloads workloads,
      String account,
      Faults faults,
      Clock clock) {
    this.host = host;
    this.workloads = workloads;
    this.shells = new Shells(host.folder().resolve("shells"));
    this.faults = faults;
    this.resolver = new Resolver(catalog, account);
    this.caller = new Caller(new JwtAuthorizer(clock), clock);
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) throws Exception {
    entry.handleRequest(exchange);
  }

  private void serve(HttpServerExchange exchange) {
    if (exchange.getRequestURI().startsWith(DataPlane.METADATA)) {
      exchange.dispatch(workers, () -> metadata(exchange));
      return;
    }
    try {
      Call call = Call.read(exchange, resolver);
      if (!faults.none()) {
        exchange.dispatch(workers, () -> guarded(exchange, () -> drilled(exchange, call)));
      } else if (caller.mustWait(call.spec())) {
        exchange.dispatch(workers, () -> guarded(exchange, () -> checked(exchange, call)));
      } else {
        checked(exchange, call);
      }
    } catch (ServiceError error) {
      error.send(exchange);
    }
  }

  @Override
  public void close() {
    shells.close();
    host.close();
    workers.shutdown();
  }

  private void drilled(HttpServerExchange exchange, Call call) throws ServiceError {
    Optional<Fault> fault = faults.take(List.of(operation(call)));
    if (fault.isPresent()) {
      Drill.delay(fault.get());
      if (!fault.get().error().isEmpty()) {
        throw ServiceError.named(fault.get().error(), fault.get().message());
      }
      exchange.addResponseCommitListener(it -> Drill.afterCommit(fault.get(), it));
    }
    checked(exchange, call);
  }

  private static String operation(Call call) {
    return switch (call.operation()) {
      case "commands" -> "InvokeAgentRuntimeCommand";
      case "stopruntimesession" -> "StopRuntimeSession";
      case "ws" ->
          call.rest().isEmpty()
              ? "InvokeAgentRuntimeWithWebSocketStream"
              : "InvokeAgentRuntimeCommandShell";
      default -> call.rest().equals(AGENT_CARD) ? "GetAgentCard" : "InvokeAgentRuntime";
    };
  }

  private void checked(HttpServerExchange exchange, Call call) throws ServiceError {
    caller
        .check(exchange, call.spec())
        .map(user -> workloads.token(call.spec(), user))
        .ifPresent(token -> AgentHeaders.workloadToken(exchange, token));
    boolean post = exchange.getRequestMethod().equals(Methods.POST);
    boolean get = exchange.getRequestMethod().equals(Methods.GET);
    if (post && call.operation().equals("invocations") && call.rest().length() <= 1) {
      invoke(exchange, call);
    } else if (get && call.operation().equals("invocations") && call.rest().equals(AGENT_CARD)) {
      withSession(exchange, call, session -> forward(exchange, call, session, AGENT_CARD));
    } else if (get && call.operation().equals("ws") && call.rest().isEmpty()) {
      webSocket(exchange, call);
    } else if (get && call.operation().equals("ws") && call.rest().equals("/shells")) {
      shell(exchange, call);
    } else if (post && call.operation().equals("commands")) {
      command(exchange, call);
    } else if (post && call.operation().equals("stopruntimesession")) {
      exchange.dispatch(workers, () -> guarded(exchange, () -> stop(exchange, call)));
    } else {
      throw ServiceError.notFound(
          "The local cloud has no operation "
              + exchange.getRequestMethod()
              + " `"
              + call.operation()
              + call.rest()
              + "` of runtimes");
    }
  }

  private void invoke(HttpServerExchange exchange, Call call) throws ServiceError {
    if (exchange.getRequestContentLength() > LARGEST_PAYLOAD) {
      throw ServiceError.invalid("payload", "A payload has 100 MB at most");
    }
    exchange.setMaxEntitySize(LARGEST_PAYLOAD);
    withSession(
        exchange, call, session -> forward(exchange, call, session, call.spec().protocol().path()));
  }

  private void forward(HttpServerExchange exchange, Call call, Session session, String path) {
    new Forward(exchange, call, session, connections(session), workers)
        .start(exchange.getRequestMethod(), path);
  }

  private void webSocket(HttpServerExchange exchange, Call call) throws ServiceError {
    if (!exchange.getRequestHeaders().contains(Headers.UPGRADE)) {
      throw ServiceError.invalid(
          "Upgrade", "`/ws` is for WebSockets: the Upgrade header is missing");
    }
    withSession(
        exchange,
        call,
        session -> new Tunnel(exchange, call, session, workers).start(connections(session)));
  }

  private void shell(HttpServerExchange exchange, Call call) throws ServiceError {
    String id = Call.query(exchange, "shellId").orElseGet(() -> UUID.randomUUID().toString());
    if (!SHELL_ID.matcher(id).matches()) {
      throw ServiceError.invalid(
          "shellId", "A shell id has 1 to 128 letters, digits, `-` and `_`, no sign first");
    }
    if (!exchange.getRequestHeaders().contains(Headers.UPGRADE)) {
      throw ServiceError.invalid(
          "Upgrade", "`/ws/shells` is for WebSockets: the Upgrade header is missing");
    }
    withSession(
        exchange,
        call,
        session ->
            exchange.dispatch(
                workers, () -> guarded(exchange, () -> shell(exchange, call, session, id))));
  }

  private void shell(HttpServerExchange exchange, Call call, Session session, String id)
      throws ServiceError {
    try {
      if (!shells.ensure(session, id, session::beside)) {
        throw ServiceError.ofRuntime("The session has ten shells, more it may not have");
      }
    } catch (IOException e) {
      throw ServiceError.of(e);
    }
    session.whenStopped(() -> shells.end(session));
    exchange.getResponseHeaders().put(Names.SESSION, call.key().sessionId());
    exchange.dispatch(
        exchange.getIoThread(),
        () -> {
          session.begin();
          try {
            shells.connect(exchange, session, id, session::end);
          } catch (Exception e) {
            session.end();
            ServiceError.of(e).send(exchange);
          }
        });
  }

  private void command(HttpServerExchange exchange, Call call) {
    exchange
        .getRequestReceiver()
        .receiveFullBytes(
            (it, body) ->
                withSession(
                    it,
                    call,
                    session ->
                        it.dispatch(
                            workers, () -> guarded(it, () -> run(it, call, session, body)))));
  }

  private void run(HttpServerExchange exchange, Call call, Session session, byte[] body)
      throws ServiceError {
    CommandStream command = CommandStream.read(body);
    session.begin();
    try {
      exchange.startBlocking();
      exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, EventStream.CONTENT_TYPE);
      exchange.getResponseHeaders().put(Names.SESSION, call.key().sessionId());
      command.run(session, exchange.getOutputStream());
      exchange.endExchange();
    } catch (IOException callerIsGone) {
      exchange.endExchange();
    } finally {
      session.end();
    }
  }

  private void stop(HttpServerExchange exchange, Call call) throws ServiceError {
    if (Call.header(exchange, Names.SESSION).isEmpty()) {
      throw ServiceError.invalid("runtimeSessionId", "runtimeSessionId is required");
    }
    if (!host.stop(call.key())) {
      throw ServiceError.notFound(
          "Endpoint `"
              + call.key().endpoint()
              + "` has no session `"
              + call.key().sessionId()
              + "`");
    }
    exchange.getResponseHeaders().put(Names.SESSION, call.key().sessionId());
    exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "application/json");
    exchange.getResponseSender().send("{}");
  }

  /** Goes on with the session on the exchange's I/O thread, at once when it runs. */
  private void withSession(HttpServerExchange exchange, Call call, Consumer<Session> next) {
    Optional<Session> running = host.running(call.key());
    if (running.isPresent()) {
      Session session = running.get();
      if (exchange.isInIoThread()) {
        exchange.dispatch(SameThreadExecutor.INSTANCE, () -> next.accept(session));
      } else {
        exchange.dispatch(exchange.getIoThread(), () -> next.accept(session));
      }
      return;
    }
    exchange.dispatch(
        workers,
        () -> {
          try {
            Session session = host.session(call.key(), call.spec()).join();
            exchange.getIoThread().execute(() -> next.accept(session));
          } catch (CompletionException e) {
            ServiceError.of(e).send(exchange);
          }
        });
  }

  private Connections connections(Session session) {
    Connections known = connections.get(session);
    if (known != null) {
      return known;
    }
    Connections opened = connections.computeIfAbsent(session, Connections::new);
    session.whenStopped(
        () -> {
          connections.remove(session);
          opened.close();
        });
    return opened;
  }

  private void metadata(HttpServerExchange exchange) {
    try {
      Optional<String> text =
          host.metadata().answer(exchange.getRequestMethod().toString(), exchange.getRequestURI());
      exchange.setStatusCode(text.isPresent() ? 200 : 404);
      exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "text/plain");
      exchange.getResponseSender().send(text.orElse(""));
    } catch (IOException e) {
      ServiceError.of(e).send(exchange);
    }
  }

  private interface Step {
    void run() throws ServiceError;
  }

  private static void guarded(HttpServerExchange exchange, Step step) {
    try {
      step.run();
    } catch (ServiceError error) {
      error.send(exchange);
    }
  }
}
