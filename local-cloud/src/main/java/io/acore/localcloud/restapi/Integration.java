package io.acore.localcloud.restapi;

import io.undertow.server.HttpServerExchange;
import java.io.IOException;

/** What stands behind a method and makes its answer. */
@FunctionalInterface
interface Integration {
  void answer(Call call, HttpServerExchange exchange)
      throws GatewayRefusal, IOException, InterruptedException;

  /** How long API Gateway waits, unless the integration says less or more. */
  static long limitMillis(Call call) {
    return call.found.method().at("/methodIntegration/timeoutInMillis").asLong(29_000);
  }
}
