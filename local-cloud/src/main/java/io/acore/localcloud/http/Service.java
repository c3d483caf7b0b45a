package io.acore.localcloud.http;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;

/**
 * A part of the local cloud that says which requests are its own. Called on an I/O thread; dispatch
 * before anything that waits.
 */
public interface Service extends HttpHandler, AutoCloseable {
  /** Asked for every request before the planes of AgentCore, so it must be quick. */
  boolean owns(HttpServerExchange exchange);

  @Override
  void close();
}
