package io.acore.localcloud.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acore.base.Json;
import java.io.IOException;

/**
 * One JSON-RPC message of a client.
 *
 * @param message all of it
 * @param id missing in a notification
 * @param method empty in an answer to the gateway
 */
record RpcRequest(ObjectNode message, JsonNode id, String method, JsonNode params) {

  static RpcRequest parse(byte[] body) throws Refusal {
    try {
      return of(Json.mapper().readTree(body));
    } catch (JsonProcessingException e) {
      throw Refusal.http(400, Refusal.PARSE, "Parse error: the body is not JSON");
    } catch (IOException e) {
      throw new IllegalStateException("an array cannot fail to be read", e);
    }
  }

  static RpcRequest of(JsonNode message) throws Refusal {
    if (message.isArray()) {
      throw invalid("batches are not supported");
    }
    if (!(message instanceof ObjectNode object)) {
      throw invalid("a message is a JSON object");
    }
    if (!object.path("jsonrpc").asText().equals("2.0")) {
      throw invalid("`jsonrpc` must be \"2.0\"");
    }
    JsonNode id = object.path("id");
    if (!id.isMissingNode() && !id.isTextual() && !id.isIntegralNumber()) {
      throw invalid("`id` must be a string or a whole number");
    }
    JsonNode method = object.path("method");
    boolean answer = method.isMissingNode() && (object.has("result") || object.has("error"));
    if (!answer && !method.isTextual()) {
      throw invalid("`method` must be a string");
    }
    JsonNode params = object.path("params");
    if (!params.isMissingNode() && !params.isObject()) {
      throw invalid("`params` must be an object");
    }
    return new RpcRequest(object, id, method.asText(), params);
  }

  /** Whether the client waits for an answer. */
  boolean wantsAnswer() {
    return !id.isMissingNode() && !method.isEmpty();
  }

  ObjectNode result(JsonNode result) {
    ObjectNode answer = envelope(id);
    answer.set("result", result);
    return answer;
  }

  static ObjectNode error(JsonNode id, Refusal refusal) {
    ObjectNode answer = envelope(id);
    answer
        .putObject("error")
        .put("code", refusal.code())
        .put("message", String.valueOf(refusal.getMessage()));
    return answer;
  }

  /** The id of whatever was sent, for an answer to what could not be read as a request. */
  static JsonNode idOf(byte[] body) {
    try {
      JsonNode id = Json.mapper().readTree(body).path("id");
      return id.isTextual() || id.isIntegralNumber() ? id : MissingNode.getInstance();
    } catch (IOException e) {
      return MissingNode.getInstance();
    }
  }

  private static ObjectNode envelope(JsonNode id) {
    ObjectNode answer = Json.mapper().createObjectNode().put("jsonrpc", "2.0");
    answer.set("id", id.isMissingNode() ? NullNode.getInstance() : id);
    return answer;
  }

  private static Refusal invalid(String why) {
    return Refusal.http(400, Refusal.INVALID_REQUEST, "Invalid request: " + why);
  }
}
