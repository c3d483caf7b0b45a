package io.acore.localcloud.operation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acore.localcloud.fault.Drill;
import io.acore.localcloud.fault.Fault;
import io.acore.localcloud.fault.Faults;
import io.acore.localcloud.http.Answers;
import io.acore.localcloud.http.CredentialScope;
import io.acore.localcloud.http.DataPlane;
import io.acore.localcloud.http.Requests;
import io.acore.localcloud.shape.AwsError;
import io.acore.localcloud.shape.FieldError;
import io.acore.localcloud.shape.Operation;
import io.acore.localcloud.shape.Projection;
import io.acore.localcloud.shape.ServiceModel;
import io.acore.localcloud.shape.Validator;
import io.acore.localcloud.thread.DaemonThreads;
import io.undertow.server.HttpServerExchange;
import java.net.URI;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Stands before the runtimes' data plane and answers every operation that has a handler. */
public final class Operations implements DataPlane {
  private static final Logger LOG = Logger.getLogger(Operations.class.getName());

  private final ServiceModel model = ServiceModel.load(Operations.class, "shapes.json");
  private final Requests requests = new Requests(model);
  private final Validator validator = new Validator(model);
  private final Projection projection = new Projection(model);
  private final List<OperationGroup> groups;
  private final Map<String, Handler> handlers;
  private final DataPlane runtimes;
  private final String account;
  private final Faults faults;
  private final Clock clock;
  private final ExecutorService workers =
      Executors.newCachedThreadPool(new DaemonThreads("operation"));

  /**
   * Takes every operation of the groups.
   *
   * @param runtimes who answers the rest
   */
  public Operations(
      List<OperationGroup> groups, DataPlane runtimes, String account, Faults faults, Clock clock) {
    this.groups = List.copyOf(groups);
    this.handlers = new HashMap<>();
    groups.forEach(group -> handlers.putAll(group.handlers()));
    this.runtimes = runtimes;
    this.account = account;
    this.faults = faults;
    this.clock = clock;
    // A handler of an operation that the model lacks would never be called
    handlers.keySet().forEach(model::operation);
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) throws Exception {
    Optional<Operation> operation =
        CredentialScope.of(exchange).isEmpty()
            ? Optional.empty()
            : model
                .match(exchange.getRequestMethod().toString(), Requests.path(exchange))
                .filter(it -> handlers.containsKey(it.name()));
    if (operation.isEmpty()) {
      runtimes.handleRequest(exchange);
      return;
    }
    exchange
        .getRequestReceiver()
        .receiveFullBytes(
            (it, body) -> it.dispatch(workers, () -> serve(it, operation.get(), body)));
  }

  /** The name of the operation with this method and path. */
  public Optional<String> operation(String method, String rawPath) {
    return model.match(method, rawPath).map(Operation::name);
  }

  @Override
  public void close() {
    groups.forEach(OperationGroup::close);
    runtimes.close();
    workers.shutdown();
  }

  private void serve(HttpServerExchange exchange, Operation operation, byte[] body) {
    Answers.nameRequest(exchange);
    Optional<Fault> fault = faults.take(List.of(operation.name()));
    try {
      fault.ifPresent(Drill::delay);
      fault.ifPresent(Operations::refuse);
      JsonNode answer = execute(operation, exchange, body);
      if (fault.isEmpty() || !Drill.afterCommit(fault.get(), exchange)) {
        OperationAnswer.send(exchange, model, operation, answer);
      }
    } catch (AwsError e) {
      Answers.fail(exchange, model, operation, e);
    } catch (RuntimeException e) {
      LOG.log(Level.SEVERE, operation.name(), e);
      AwsError error = new AwsError("InternalServerException", String.valueOf(e));
      Answers.fail(exchange, model, operation, error);
    }
  }

  private JsonNode execute(Operation operation, HttpServerExchange exchange, byte[] body) {
    ObjectNode input = requests.input(operation, exchange, body);
    List<FieldError> errors = validator.check(operation.input(), input);
    if (!errors.isEmpty()) {
      throw AwsError.invalid(errors);
    }
    Handler handler = handlers.get(operation.name());
    if (handler == null) {
      throw new IllegalStateException("no handler for " + operation.name());
    }
    Request request =
        new Request(
            input,
            CredentialScope.of(exchange).map(CredentialScope::region).orElse("us-east-1"),
            account,
            clock.millis(),
            URI.create("http://" + exchange.getHostAndPort()));
    return projection.of(operation.output(), handler.handle(request));
  }

  private static void refuse(Fault fault) {
    if (!fault.error().isEmpty()) {
      throw new AwsError(fault.error(), fault.message());
    }
  }
}
