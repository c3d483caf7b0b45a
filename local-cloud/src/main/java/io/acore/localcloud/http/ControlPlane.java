package io.acore.localcloud.http;

import io.undertow.server.HttpHandler;

/** The AgentCore control plane: it says which requests are its own. */
public interface ControlPlane extends HttpHandler {
  boolean owns(String method, String rawPath);
}
