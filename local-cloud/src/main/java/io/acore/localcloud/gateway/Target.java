package io.acore.localcloud.gateway;

import com.fasterxml.jackson.databind.JsonNode;

/** A target, as the control plane shows it. */
record Target(JsonNode fields) {
  String id() {
    return fields.path("targetId").asText();
  }

  String name() {
    return fields.path("name").asText();
  }

  /** What it points to: an object with one member that says of which kind. */
  JsonNode configuration() {
    return fields.path("targetConfiguration").path("mcp");
  }

  /** Whether it has tools; targets of the protocol HTTP have none. */
  boolean hasTools() {
    return configuration().isObject();
  }

  /** How the gateway shows who it is. */
  JsonNode credential() {
    return fields.path("credentialProviderConfigurations").path(0);
  }

  boolean serves() {
    String status = fields.path("status").asText();
    return status.equals("READY") || status.equals("UPDATING") || status.equals("SYNCHRONIZING");
  }

  /** Whether its server is asked for its tools every time. */
  boolean lists() {
    return configuration().path("mcpServer").path("listingMode").asText().equals("DYNAMIC");
  }

  /** Whether what was learned of one still holds for the other. */
  boolean same(Target other) {
    return id().equals(other.id())
        && name().equals(other.name())
        && fields.path("targetConfiguration").equals(other.fields.path("targetConfiguration"))
        && credential().equals(other.credential())
        && fields.path("lastSynchronizedAt").equals(other.fields.path("lastSynchronizedAt"));
  }
}
