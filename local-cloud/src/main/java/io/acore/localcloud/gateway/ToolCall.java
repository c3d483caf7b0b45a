package io.acore.localcloud.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.undertow.util.HeaderMap;

/**
 * One call of a tool.
 *
 * @param id of the call itself, as AWS names each request
 * @param messageId what the client called its message
 * @param arguments as the client sent them
 * @param headers of the client's request
 */
record ToolCall(
    Gateway gateway, String id, JsonNode messageId, ObjectNode arguments, HeaderMap headers) {}
