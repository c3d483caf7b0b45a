package io.acore.localcloud.dataplane;

import com.fasterxml.jackson.databind.JsonNode;
import io.acore.localcloud.runtime.AgentSpec;
import io.acore.localcloud.runtime.RuntimeCatalog;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the version that an endpoint of a runtime runs. */
final class Resolver {
  private static final Pattern ARN =
      Pattern.compile("arn:aws[a-z-]*:bedrock-agentcore:([a-z0-9-]+):([0-9]{12}):runtime/([^/:]+)");
  private static final int KEPT = 1_000;
  // An endpoint moves on within a fraction of a second, as on AWS; a call must not wait for a lock
  private static final long LIVE_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

  private final RuntimeCatalog catalog;
  private final String account;
  // A version never changes, so neither does what was read from it
  private final Map<String, AgentSpec> specs = new ConcurrentHashMap<>();
  private final Map<String, Named> names = new ConcurrentHashMap<>();
  private final Map<String, Live> live = new ConcurrentHashMap<>();

  private record Named(String id, Optional<String> region, Optional<String> account) {}

  private record Live(String version, long read) {}

  Resolver(RuntimeCatalog catalog, String account) {
    this.catalog = catalog;
    this.account = account;
  }

  /** By ARN, or by id with the account in the query. */
  AgentSpec resolve(
      String runtime, String endpoint, Optional<String> accountId, Optional<String> signedFor)
      throws ServiceError {
    Named named = named(runtime);
    String id = named.id();
    if (named.account().isEmpty() && accountId.isEmpty()) {
      throw ServiceError.invalid(
          "accountId", "accountId is required when the runtime is named by its id");
    }
    String owner = named.account().or(() -> accountId).orElseThrow();
    if (!owner.equals(account) || accountId.filter(other -> !other.equals(owner)).isPresent()) {
      throw ServiceError.denied(
          "The runtime is of account " + owner + "; the local cloud's account is " + account);
    }
    AgentSpec spec = version(id, liveVersion(id, endpoint));
    Optional<String> region = named.region().or(() -> signedFor);
    if (region.filter(other -> !other.equals(spec.region())).isPresent()) {
      throw noEndpoint(id, endpoint);
    }
    return spec;
  }

  private Named named(String runtime) throws ServiceError {
    Named known = names.get(runtime);
    if (known != null) {
      return known;
    }
    Matcher arn = ARN.matcher(runtime);
    if (!arn.matches() && runtime.startsWith("arn:")) {
      throw ServiceError.invalid("agentRuntimeArn", "`" + runtime + "` is not a runtime's ARN");
    }
    Named named =
        arn.matches()
            ? new Named(arn.group(3), Optional.of(arn.group(1)), Optional.of(arn.group(2)))
            : new Named(runtime, Optional.empty(), Optional.empty());
    keep(names, runtime, named);
    return named;
  }

  private String liveVersion(String id, String endpoint) throws ServiceError {
    String key = id + "/" + endpoint;
    Live known = live.get(key);
    long now = System.nanoTime();
    if (known != null && now - known.read() < LIVE_NANOS) {
      return known.version();
    }
    String version = askLiveVersion(id, endpoint);
    keep(live, key, new Live(version, now));
    return version;
  }

  private String askLiveVersion(String id, String endpoint) throws ServiceError {
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
    AgentSpec spec = AgentSpec.of(runtime);
    keep(specs, key, spec);
    return spec;
  }

  private static <T> void keep(Map<String, T> cache, String key, T value) {
    if (cache.size() >= KEPT) {
      cache.clear();
    }
    cache.put(key, value);
  }

  private static ServiceError noEndpoint(String id, String endpoint) {
    return ServiceError.notFound(
        "There is no endpoint `" + endpoint + "` of a runtime `" + id + "`");
  }
}
