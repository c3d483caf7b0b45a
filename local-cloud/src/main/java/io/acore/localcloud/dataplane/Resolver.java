package io.acore.localcloud.dataplane;

import com.fasterxml.jackson.databind.JsonNode;
import io.acore.localcloud.runtime.AgentSpec;
import io.acore.localcloud.runtime.RuntimeCatalog;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the version that an endpoint of a runtime runs. */
final class Resolver {
  private static final Pattern ARN =
      Pattern.compile("arn:aws[a-z-]*:bedrock-agentcore:([a-z0-9-]+):([0-9]{12}):runtime/([^/:]+)");
  private static final int KEPT = 1_000;

  private final RuntimeCatalog catalog;
  private final String account;
  // A version never changes, so neither does what was read from it
  private final Map<String, AgentSpec> specs = new ConcurrentHashMap<>();

  Resolver(RuntimeCatalog catalog, String account) {
    this.catalog = catalog;
    this.account = account;
  }

  /** By ARN, or by id with the account in the query. */
  AgentSpec resolve(
      String runtime, String endpoint, Optional<String> accountId, Optional<String> signedFor)
      throws ServiceError {
    Matcher arn = ARN.matcher(runtime);
    String id = arn.matches() ? arn.group(3) : runtime;
    if (runtime.startsWith("arn:") && !arn.matches()) {
      throw ServiceError.invalid("agentRuntimeArn", "`" + runtime + "` is not a runtime's ARN");
    }
    if (!arn.matches() && accountId.isEmpty()) {
      throw ServiceError.invalid(
          "accountId", "accountId is required when the runtime is named by its id");
    }
    String owner = arn.matches() ? arn.group(2) : accountId.orElseThrow();
    if (!owner.equals(account) || accountId.filter(other -> !other.equals(owner)).isPresent()) {
      throw ServiceError.denied(
          "The runtime is of account " + owner + "; the local cloud's account is " + account);
    }
    AgentSpec spec = version(id, liveVersion(id, endpoint));
    Optional<String> region = arn.matches() ? Optional.of(arn.group(1)) : signedFor;
    if (region.filter(other -> !other.equals(spec.region())).isPresent()) {
      throw noEndpoint(id, endpoint);
    }
    return spec;
  }

  private String liveVersion(String id, String endpoint) throws ServiceError {
    JsonNode found = catalog.endpoint(id, endpoint).orElse(null);
    if (found == null) {
      throw noEndpoint(id, endpoint);
    }
    String live = found.path("liveVersion").asText("");
    if (live.isEmpty()) {
      throw ServiceError.notReady(
          "Endpoint `"
              + endpoint
              + "` of runtime `"
              + id
              + "` is "
              + found.path("status").asText()
              + " and has no live version yet");
    }
    return live;
  }

  private AgentSpec version(String id, String version) throws ServiceError {
    String key = id + "/" + version;
    AgentSpec known = specs.get(key);
    if (known != null) {
      return known;
    }
    JsonNode runtime =
        catalog
            .runtime(id, version)
            .orElseThrow(
                () -> ServiceError.notFound("Runtime `" + id + "` has no version " + version));
    if (specs.size() >= KEPT) {
      specs.clear();
    }
    AgentSpec spec = AgentSpec.of(runtime);
    specs.put(key, spec);
    return spec;
  }

  private static ServiceError noEndpoint(String id, String endpoint) {
    return ServiceError.notFound(
        "There is no endpoint `" + endpoint + "` of a runtime `" + id + "`");
  }
}
