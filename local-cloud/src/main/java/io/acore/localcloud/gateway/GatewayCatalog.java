package io.acore.localcloud.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/**
 * What the control plane has stored; each value has the form that its Get operation answers. Ids
 * are unique over all regions.
 */
public interface GatewayCatalog {
  /** A gateway, as {@code GetGateway} shows it. */
  Optional<JsonNode> gateway(String gatewayId);

  /** Its targets in the order of their making, as {@code GetGatewayTarget} shows them. */
  List<JsonNode> targets(String gatewayId);

  /** The policies of an engine, as {@code GetPolicy} shows them. */
  List<JsonNode> policies(String policyEngineArn);
}
