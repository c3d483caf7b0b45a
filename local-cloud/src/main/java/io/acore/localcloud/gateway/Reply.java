package io.acore.localcloud.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Map;

/** What goes back to the caller; a missing body is none. */
record Reply(int status, Map<String, String> headers, JsonNode body) {
  Reply {
    headers = Map.copyOf(headers);
  }

  static Reply of(JsonNode body) {
    return new Reply(200, Map.of(), body);
  }

  static Reply empty(int status) {
    return new Reply(status, Map.of(), MissingNode.getInstance());
  }

  static Reply of(RpcRequest request, Refusal refusal) {
    return new Reply(refusal.status(), Map.of(), RpcRequest.error(request.id(), refusal));
  }
}
