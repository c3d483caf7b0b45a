package io.acore.stacks.record;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is remembered of one bridged resource.
 *
 * @param parameter the SSM parameter, which is also the owner tag's value
 * @param identity id, arn and what else the service gave it; missing when only the state is left
 * @param state hash and version of the last update; missing when there was none
 * @param written when it was last updated
 */
public record ResourceRecord(String parameter, JsonNode identity, JsonNode state, Instant written) {
  public String id() {
    return identity.path("id").asText("");
  }

  public String arn() {
    return identity.path("arn").asText("");
  }

  /** The Terraform address, which is the parameter's last part. */
  public String address() {
    return parameter.substring(parameter.lastIndexOf('/') + 1);
  }

  /** The hash of the input that was last applied, or empty when that did not end well. */
  public String hash() {
    return state.path("hash").asText("");
  }

  public String version() {
    return state.path("version").asText("");
  }

  /** The members that say in what it lives, such as {@code gatewayIdentifier}. */
  public Map<String, String> parents() {
    Map<String, String> parents = new LinkedHashMap<>();
    for (String pair : identity.path("parents").asText("").split(" ")) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        parents.put(pair.substring(0, equals), pair.substring(equals + 1));
      }
    }
    return parents;
  }
}
