package io.acore.localcloud.restapi;

import com.fasterxml.jackson.databind.JsonNode;
import io.acore.localcloud.http.CredentialScope;
import io.acore.localcloud.http.Service;
import io.acore.localcloud.lambda.FunctionHost;
import io.acore.localcloud.runtime.AwsCalls;
import io.acore.localcloud.thread.DaemonThreads;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Methods;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The addresses of REST APIs: every request that a stage of one answers. */
public final class RestApis implements Service {
  private static final int LARGEST_BODY = 10 * 1024 * 1024;

  private final Catalog catalog;
  private final Authorizers authorizers;
  private final UsagePlans usagePlans;
  private final Map<String, Integration> integrations;
  private final Clock clock;
  private final ExecutorService workers =
      Executors.newCachedThreadPool(new DaemonThreads("rest-api"));

  public RestApis(FunctionHost functions, AwsCalls aws, Clock clock) {
    Functions called = new Functions(functions, workers);
    Integration http = new HttpIntegration();
    this.catalog = new Catalog(aws);
    this.authorizers = new Authorizers(called, clock);
    this.usagePlans = new UsagePlans(clock);
    this.clock = clock;
    this.integrations =
        Map.of(
            "AWS_PROXY",
            new FunctionIntegration(called),
            "HTTP_PROXY",
            http,
            "HTTP",
            http,
            "MOCK",
            new MockIntegration());
  }

  @Override
  public boolean owns(HttpServerExchange exchange) {
    if (Address.of(exchange).isPresent()) {
      return true;
    }
    if (!exchange.getRequestMethod().equals(Methods.GET)
        && CredentialScope.of(exchange)
            .map(scope -> scope.service().equals("apigateway"))
            .orElse(false)) {
      exchange.addResponseCommitListener(
          done -> {
            catalog.changed();
            authorizers.forget();
          });
    }
    return false;
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) {
    exchange.dispatch(workers, () -> respond(exchange));
  }

  @Override
  public void close() {
    workers.shutdownNow();
  }

  private void respond(HttpServerExchange exchange) {
    exchange.startBlocking();
    Optional<RestApi> api = Optional.empty();
    Optional<Call> call = Optional.empty();
    try {
      Address address = Address.of(exchange).orElseThrow();
      api = catalog.find(address.api());
      try {
        call = Optional.of(call(exchange, api.orElseThrow(GatewayRefusal::noSuchApi), address));
        carryOut(call.get(), exchange);
      } catch (GatewayRefusal refusal) {
        String id = call.map(it -> it.id).orElse("");
        GatewayResponses.of(refusal, api, call).send(exchange, id);
      }
    } catch (IOException | RuntimeException gone) {
      // The caller went away, or something here is wrong: in the middle of an answer there is no
      // other one
      if (!exchange.isResponseStarted()) {
        exchange.setStatusCode(500);
      }
      exchange.endExchange();
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
      exchange.endExchange();
    }
  }

  private Call call(HttpServerExchange exchange, RestApi api, Address address)
      throws GatewayRefusal, IOException {
    JsonNode stage = api.stage(address.stage()).orElseThrow(GatewayRefusal::noSuchApi);
    RestApi.Found found =
        api.find(exchange.getRequestMethod().toString(), address.path())
            .orElseThrow(GatewayRefusal::noSuchMethod);
    InputStream in = exchange.getInputStream();
    byte[] body = in.readNBytes(LARGEST_BODY + 1);
    if (body.length > LARGEST_BODY) {
      in.transferTo(java.io.OutputStream.nullOutputStream());
      throw GatewayRefusal.tooLarge();
    }
    return new Call(api, address, found, stage, exchange, body, clock.instant());
  }

  private void carryOut(Call call, HttpServerExchange exchange)
      throws GatewayRefusal, IOException, InterruptedException {
    authorizers.check(call);
    usagePlans.check(call);
    required(call);
    String type = call.found.method().at("/methodIntegration/type").asText("none");
    Integration integration = integrations.get(type);
    if (integration == null) {
      throw GatewayRefusal.misconfigured("The local cloud has no integration of type " + type);
    }
    integration.answer(call, exchange);
  }

  /** Parameters that the method calls required, when a validator is to look at them. */
  private static void required(Call call) throws GatewayRefusal {
    JsonNode method = call.found.method();
    if (!method.path("requestValidatorId").isTextual()) {
      return;
    }
    List<String> missing = new ArrayList<>();
    for (Map.Entry<String, JsonNode> parameter : method.path("requestParameters").properties()) {
      String name = parameter.getKey().substring(parameter.getKey().lastIndexOf('.') + 1);
      boolean there =
          parameter.getKey().contains(".header.")
              ? call.header(name).isPresent()
              : parameter.getKey().contains(".path.") || call.query(name).isPresent();
      if (parameter.getValue().asBoolean() && !there) {
        missing.add(name);
      }
    }
    if (!missing.isEmpty()) {
      throw GatewayRefusal.badParameters(String.join(", ", missing));
    }
  }
}
