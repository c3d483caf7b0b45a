package io.acore.localcloud.lambda;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.acore.base.Json;
import io.acore.localcloud.http.CredentialScope;
import io.acore.localcloud.http.Service;
import io.acore.localcloud.runtime.AwsFailure;
import io.acore.localcloud.thread.DaemonThreads;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.Methods;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Deque;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The requests of Lambda's API that run a function. All others it only looks at. */
public final class LambdaApi implements Service {
  private static final Pattern PATH =
      Pattern.compile(
          "/[0-9-]+/functions/([^/]+)/(invocations|invoke-async|response-streaming-invocations)/?");

  private final FunctionHost host;
  private final EventQueue events;
  private final ExecutorService workers =
      Executors.newCachedThreadPool(new DaemonThreads("lambda-api"));

  public LambdaApi(
      FunctionHost host,
      Destinations destinations,
      java.time.Clock clock,
      java.util.function.Consumer<String> log) {
    this.host = host;
    this.events = new EventQueue(host, destinations, clock, log);
  }

  @Override
  public boolean owns(HttpServerExchange exchange) {
    boolean lambda =
        CredentialScope.of(exchange).map(scope -> scope.service().equals("lambda")).orElse(false);
    if (!lambda) {
      return false;
    }
    if (exchange.getRequestMethod().equals(Methods.POST)
        && PATH.matcher(exchange.getRequestURI()).matches()) {
      return true;
    }
    if (!exchange.getRequestMethod().equals(Methods.GET)) {
      host.changed();
      exchange.addResponseCommitListener(done -> host.changed());
    }
    return false;
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) {
    exchange.dispatch(
        workers,
        () -> {
          exchange.startBlocking();
          try {
            invoke(exchange);
          } catch (LambdaError e) {
            e.send(exchange);
          } catch (IOException | RuntimeException e) {
            LambdaError.of(500, "ServiceException", String.valueOf(e.getMessage())).send(exchange);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            exchange.endExchange();
          }
        });
  }

  @Override
  public void close() {
    events.close();
    host.close();
    workers.shutdownNow();
  }

  private void invoke(HttpServerExchange exchange)
      throws LambdaError, IOException, InterruptedException {
    Matcher path = PATH.matcher(exchange.getRequestURI());
    if (!path.matches()) {
      throw new IllegalStateException(exchange.getRequestURI());
    }
    String region = CredentialScope.of(exchange).orElseThrow().region();
    FunctionName name = name(path.group(1), exchange);
    boolean event =
        path.group(2).equals("invoke-async")
            || "Event".equals(header(exchange, "X-Amz-Invocation-Type").orElse(""));
    Payload payload = payload(exchange, event ? Payloads.LARGEST_EVENT : Payloads.LARGEST);
    FunctionSpec spec = spec(name, region);
    String id = UUID.randomUUID().toString();
    String arn = spec.arn() + name.qualifier().map(it -> ":" + it).orElse("");
    InvokeRequest request =
        new InvokeRequest(id, arn, payload, clientContext(exchange), Optional.empty());
    exchange.getResponseHeaders().put(new HttpString("x-amzn-RequestId"), id);
    if (header(exchange, "X-Amz-Invocation-Type").orElse("").equals("DryRun")) {
      exchange.setStatusCode(204);
      exchange.endExchange();
    } else if (event) {
      if (!events.offer(name, region, request)) {
        throw LambdaError.of(Throttled.machine());
      }
      exchange.setStatusCode(202);
      exchange.endExchange();
    } else if (path.group(2).equals("invocations")) {
      answer(exchange, run(spec, request));
    } else {
      new StreamedAnswer(exchange).send(spec, request, this::run);
    }
  }

  private Outcome run(FunctionSpec spec, InvokeRequest request)
      throws LambdaError, IOException, InterruptedException {
    try {
      return host.invoke(spec, request);
    } catch (Throttled e) {
      throw LambdaError.of(e);
    } catch (CannotStart e) {
      throw LambdaError.of(e);
    }
  }

  private FunctionSpec spec(FunctionName name, String region) throws LambdaError, IOException {
    try {
      return host.find(name, region)
          .orElseThrow(
              () ->
                  LambdaError.of(
                      404,
                      "ResourceNotFoundException",
                      "Function not found: "
                          + name.name()
                          + name.qualifier().map(it -> ":" + it).orElse("")));
    } catch (AwsFailure e) {
      throw LambdaError.of(400, e.code(), String.valueOf(e.getMessage()));
    }
  }

  private static FunctionName name(String segment, HttpServerExchange exchange) throws LambdaError {
    Deque<String> qualifier = exchange.getQueryParameters().get("Qualifier");
    Optional<String> beside =
        Optional.ofNullable(qualifier == null ? null : qualifier.getFirst())
            .map(io.acore.localcloud.http.Uris::decode);
    return FunctionName.parse(segment)
        .map(name -> name.qualified(beside))
        .orElseThrow(
            () ->
                LambdaError.of(
                    400, "ValidationException", "`" + segment + "` is not a function's name"));
  }

  private static Payload payload(HttpServerExchange exchange, int largest)
      throws LambdaError, IOException {
    byte[] payload =
        Payloads.read(exchange.getInputStream(), largest)
            .orElseThrow(
                () ->
                    LambdaError.of(
                        413,
                        "RequestTooLargeException",
                        "Request must be smaller than "
                            + largest
                            + " bytes for the InvokeFunction operation"));
    if (payload.length == 0) {
      return Payload.json(java.util.Map.of());
    }
    try {
      Json.mapper().readTree(payload);
      return Payload.of(payload);
    } catch (JsonProcessingException e) {
      throw LambdaError.of(
          400,
          "InvalidRequestContentException",
          "Could not parse request body into json: " + e.getOriginalMessage());
    }
  }

  /** Travels in a header to the function, so on one line and in ASCII. */
  private static Optional<String> clientContext(HttpServerExchange exchange) throws LambdaError {
    Optional<String> sent = header(exchange, "X-Amz-Client-Context");
    if (sent.isEmpty()) {
      return sent;
    }
    try {
      byte[] json = Base64.getDecoder().decode(sent.get());
      StringBuilder ascii = new StringBuilder();
      Json.compact(Json.mapper().readTree(json))
          .chars()
          .forEach(
              it -> {
                if (it < 128) {
                  ascii.append((char) it);
                } else {
                  ascii.append(String.format("\\u%04x", it));
                }
              });
      return Optional.of(ascii.toString());
    } catch (IllegalArgumentException | IOException e) {
      throw LambdaError.of(
          400, "InvalidRequestContentException", "Client context must be JSON in base 64");
    }
  }

  private static void answer(HttpServerExchange exchange, Outcome outcome) {
    HeaderMap headers = exchange.getResponseHeaders();
    headers.put(Headers.CONTENT_TYPE, "application/json");
    headers.put(new HttpString("X-Amz-Executed-Version"), outcome.version());
    if (outcome.failed()) {
      headers.put(new HttpString("X-Amz-Function-Error"), "Unhandled");
    }
    if (header(exchange, "X-Amz-Log-Type").orElse("").equals("Tail")) {
      headers.put(
          new HttpString("X-Amz-Log-Result"),
          Base64.getEncoder().encodeToString(outcome.logTail().bytes()));
    }
    exchange.getResponseSender().send(ByteBuffer.wrap(outcome.payload().bytes()));
  }

  private static Optional<String> header(HttpServerExchange exchange, String name) {
    return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name));
  }
}
