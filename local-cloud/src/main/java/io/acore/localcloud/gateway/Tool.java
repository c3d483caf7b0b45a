package io.acore.localcloud.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A tool as its target offers it.
 *
 * @param name within its target
 * @param definition the members of an MCP tool, `name` left out
 */
record Tool(String name, ObjectNode definition) {
  /** What stands between a target's name and a tool's. */
  static final String DELIMITER = "___";

  JsonNode inputSchema() {
    return definition.path("inputSchema");
  }

  boolean structured() {
    return definition.path("outputSchema").isObject();
  }
}
