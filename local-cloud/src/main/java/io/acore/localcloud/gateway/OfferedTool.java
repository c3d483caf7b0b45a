package io.acore.localcloud.gateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acore.base.Json;

/** A tool as the gateway offers it, under its target's name. */
record OfferedTool(Target target, Tool tool) {
  String name() {
    return target.name() + Tool.DELIMITER + tool.name();
  }

  ObjectNode definition() {
    ObjectNode definition = Json.mapper().createObjectNode().put("name", name());
    return definition.setAll(tool.definition());
  }
}
