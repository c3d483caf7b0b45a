package io.acore.localcloud.http;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;

/**
 * What runs agents: everything signed for AgentCore, or sent to a path of its data plane, that the
 * control plane does not know. Called on an I/O thread; dispatch before anything that waits.
 */
public interface DataPlane extends HttpHandler, AutoCloseable {
  /** What agents ask in place of the microVM's metadata service; no token, as on AWS. */
  String METADATA = Administration.PREFIX + "metadata/";

  static boolean ownsMetadata(String rawPath) {
    return rawPath.startsWith(METADATA);
  }

  /** Whether an unsigned request (a bearer token, a browser's WebSocket) is for the data plane. */
  static boolean owns(String rawPath) {
    return rawPath.startsWith("/runtimes/")
        && (rawPath.contains("/invocations")
            || rawPath.contains("/ws")
            || rawPath.contains("/commands")
            || rawPath.contains("/stopruntimesession"));
  }

  @Override
  void handleRequest(HttpServerExchange exchange) throws Exception;

  /** Stops every process that was started; called once, when the server ends. */
  @Override
  void close();
}
