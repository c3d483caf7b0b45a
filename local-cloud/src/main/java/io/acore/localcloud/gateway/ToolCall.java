package io.acore.localcloud.gateway;

import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acore.base.Json;
import java.util.Map;
import java.util.UUID;

/** One call of a tool, with the arguments as the client sent them. */
record ToolCall(Incoming incoming, ObjectNode arguments) {
  /** What the gateway asks a target for itself. */
  static ToolCall own(Gateway gateway, Scope scope) {
    ObjectNode nothing = Json.mapper().createObjectNode();
    MissingNode none = MissingNode.getInstance();
    return new ToolCall(
        new Incoming(
            gateway,
            new Principal(Principal.ANYONE, gateway.arn(), none),
            UUID.randomUUID().toString(),
            new RpcRequest(nothing, none, "", none),
            Map.of(),
            scope),
        nothing);
  }

  Scope scope() {
    return incoming.scope();
  }
}
