package io.acore.localcloud.fault;

import io.acore.localcloud.http.Service;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;

/** Faults for a service that answers in moto's place. */
public final class FaultyService implements Service {
  private final Service service;
  private final HttpHandler handler;

  public FaultyService(Faults faults, Service service) {
    this.service = service;
    this.handler = new FaultyPassthrough(faults, service);
  }

  @Override
  public boolean owns(HttpServerExchange exchange) {
    return service.owns(exchange);
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) throws Exception {
    handler.handleRequest(exchange);
  }

  @Override
  public void close() {
    service.close();
  }
}
