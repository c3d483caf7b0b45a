package io.acore.localcloud.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acore.localcloud.fault.Drill;
import io.acore.localcloud.fault.Fault;
import io.acore.localcloud.fault.Faults;
import io.acore.localcloud.gateway.GatewayCatalog;
import io.acore.localcloud.http.Answers;
import io.acore.localcloud.http.ControlPlane;
import io.acore.localcloud.http.CredentialScope;
import io.acore.localcloud.http.Requests;
import io.acore.localcloud.identity.TokenVault;
import io.acore.localcloud.operation.Resources;
import io.acore.localcloud.runtime.RuntimeCatalog;
import io.acore.localcloud.shape.AwsError;
import io.acore.localcloud.shape.Operation;
import io.acore.localcloud.shape.ServiceModel;
import io.undertow.server.HttpServerExchange;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The control plane over HTTP. */
public final class ControlService
    implements ControlPlane, RuntimeCatalog, GatewayCatalog, Resources, TokenVault {
  private static final Logger LOG = Logger.getLogger(ControlService.class.getName());

  private final ServiceModel model;
  private final Requests requests;
  private final Engine engine;
  private final String account;
  private final Faults faults;
  private final Clock clock;

  /**
   * Reads what is there.
   *
   * @param folder where the resources are kept
   * @param iam where the roles are
   * @param endpoint where the local cloud is; known only once the server listens
   * @param delay how long a resource takes to become ready
   * @param faults what goes wrong on purpose
   */
  public ControlService(
      Path folder,
      URI iam,
      Supplier<URI> endpoint,
      String account,
      Duration delay,
      Faults faults,
      Clock clock)
      throws IOException {
    this.model = ServiceModel.load(ControlService.class, "shapes.json");
    this.requests = new Requests(model);
    this.engine = new Engine(model, new Store(folder), new Roles(iam, account), endpoint, delay);
    this.account = account;
    this.faults = faults;
    this.clock = clock;
  }

  public void delay(Duration delay) {
    engine.delay(delay);
  }

  @Override
  public boolean owns(String method, String rawPath) {
    return model.match(method, rawPath).isPresent();
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) {
    exchange
        .getRequestReceiver()
        .receiveFullBytes((it, body) -> it.dispatch(() -> serve(it, body)));
  }

  /** A runtime as `GetAgentRuntime` shows it, in whatever region it is. */
  @Override
  public Optional<JsonNode> runtime(String runtimeId, String version) {
    return engine.runtime(runtimeId, version, clock.millis());
  }

  /** An endpoint as `GetAgentRuntimeEndpoint` shows it. */
  @Override
  public Optional<JsonNode> endpoint(String runtimeId, String name) {
    return engine.endpoint(runtimeId, name, clock.millis());
  }

  /** A gateway as `GetGateway` shows it, in whatever region it is. */
  @Override
  public Optional<JsonNode> gateway(String gatewayId) {
    return engine.gateway(gatewayId, clock.millis());
  }

  @Override
  public List<JsonNode> targets(String gatewayId) {
    return engine.targets(gatewayId, clock.millis());
  }

  @Override
  public List<JsonNode> policies(String policyEngineArn) {
    return engine.policies(policyEngineArn, clock.millis());
  }

  /** The name of the operation with this method and path. */
  public Optional<String> operation(String method, String rawPath) {
    return model.match(method, rawPath).map(Operation::name);
  }

  @Override
  public Optional<JsonNode> find(String kind, String region, String id) {
    return engine.resource(kind, id, new Call(region, account, clock.millis()));
  }

  @Override
  public List<JsonNode> list(String kind) {
    return engine.resources(kind, clock.millis());
  }

  @Override
  public Optional<String> apiKey(String region, String provider) {
    return secrets("api-key-credential-provider", region, provider, "apiKey").map(JsonNode::asText);
  }

  @Override
  public Optional<JsonNode> oauth2(String region, String provider) {
    return secrets("oauth2-credential-provider", region, provider, "oauth2");
  }

  @Override
  public boolean hasWorkload(String region, String name) {
    return secrets("workload-identity", region, name).isPresent();
  }

  private Optional<JsonNode> secrets(String kind, String region, String name, String secret) {
    return secrets(kind, region, name).map(it -> it.path(secret)).filter(it -> !it.isMissingNode());
  }

  private Optional<ObjectNode> secrets(String kind, String region, String name) {
    return engine.secrets(kind, name, new Call(region, account, clock.millis()));
  }

  private void serve(HttpServerExchange exchange, byte[] body) {
    Operation operation =
        model.match(exchange.getRequestMethod().toString(), Requests.path(exchange)).orElseThrow();
    Answers.nameRequest(exchange);
    Optional<Fault> fault = faults.take(List.of(operation.name()));
    try {
      fault.ifPresent(Drill::delay);
      fault.ifPresent(ControlService::refuse);
      JsonNode answer = execute(operation, exchange, body, fault);
      if (fault.isEmpty() || !Drill.afterCommit(fault.get(), exchange)) {
        Answers.send(exchange, operation.status(), answer);
      }
    } catch (AwsError e) {
      Answers.fail(exchange, model, operation, e);
    } catch (RuntimeException e) {
      LOG.log(Level.SEVERE, operation.name(), e);
      AwsError error = new AwsError("InternalServerException", String.valueOf(e));
      Answers.fail(exchange, model, operation, error);
    }
  }

  private JsonNode execute(
      Operation operation, HttpServerExchange exchange, byte[] body, Optional<Fault> fault) {
    if (!engine.has(operation.name())) {
      throw new AwsError(
          "InternalServerException", "The local cloud does not have " + operation.name());
    }
    String region = CredentialScope.of(exchange).map(CredentialScope::region).orElse("us-east-1");
    return engine.execute(
        operation,
        requests.input(operation, exchange, body),
        new Call(region, account, clock.millis()),
        fault
            .filter(it -> !it.status().isEmpty())
            .map(it -> new Outcome(it.status(), it.reason()))
            .orElse(null));
  }

  private static void refuse(Fault fault) {
    if (!fault.error().isEmpty()) {
      throw new AwsError(fault.error(), fault.message());
    }
  }
}
