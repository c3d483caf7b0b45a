package io.acore.localcloud.http;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import java.util.List;
import java.util.Optional;

/** Gives each request to whoever answers it: administration, a service, AgentCore, or moto. */
final class Router implements HttpHandler {
  /** Both AgentCore services sign with this name; method and path tell them apart. */
  private static final String AGENTCORE = "bedrock-agentcore";

  private final List<Service> services;
  private final ControlPlane control;
  private final DataPlane data;
  private final HttpHandler administration;
  private final HttpHandler others;

  Router(
      List<? extends Service> services,
      ControlPlane control,
      DataPlane data,
      HttpHandler administration,
      HttpHandler others) {
    this.services = List.copyOf(services);
    this.control = control;
    this.data = data;
    this.administration = administration;
    this.others = others;
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) throws Exception {
    choose(exchange).handleRequest(exchange);
  }

  private HttpHandler choose(HttpServerExchange exchange) {
    String path = exchange.getRequestURI();
    if (DataPlane.ownsMetadata(path)) {
      return data;
    }
    for (Service service : services) {
      if (service.owns(exchange)) {
        return service;
      }
    }
    if (path.startsWith(Administration.PREFIX)) {
      return administration;
    }
    Optional<CredentialScope> scope = CredentialScope.of(exchange);
    if (scope.isPresent() ? scope.get().service().equals(AGENTCORE) : DataPlane.owns(path)) {
      return control.owns(exchange.getRequestMethod().toString(), path) ? control : data;
    }
    return others;
  }
}
