package io.acore.localcloud.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * What the control plane has stored; each value has the form that its Get operation answers. Ids
 * are unique over all regions.
 */
public interface RuntimeCatalog {
  /** One version of a runtime, as {@code GetAgentRuntime} shows it. */
  Optional<JsonNode> runtime(String runtimeId, String version);

  /** One endpoint of a runtime, as {@code GetAgentRuntimeEndpoint} shows it. */
  Optional<JsonNode> endpoint(String runtimeId, String name);
}
