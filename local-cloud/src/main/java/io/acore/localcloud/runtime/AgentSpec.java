package io.acore.localcloud.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One version of a runtime: all that is needed to run it.
 *
 * @param id the runtime's id, {@code <name>-<10 characters>}
 * @param idle how long a session may be without a call
 * @param maxLifetime how long a session may live
 * @param headers the request headers that reach the agent besides the service's own
 * @param jwtAuthorizer who may call with a token; empty means that IAM decides
 */
public record AgentSpec(
    String arn,
    String id,
    String name,
    String version,
    Artifact artifact,
    String roleArn,
    Map<String, String> variables,
    Protocol protocol,
    Duration idle,
    Duration maxLifetime,
    List<String> headers,
    Optional<JsonNode> jwtAuthorizer) {

  private static final int IDLE_SECONDS = 900;
  private static final int LIFETIME_SECONDS = 28_800;

  public AgentSpec {
    variables = Map.copyOf(variables);
    headers = List.copyOf(headers);
  }

  /** Reads what {@code GetAgentRuntime} answers. */
  public static AgentSpec of(JsonNode runtime) {
    Map<String, String> variables = new LinkedHashMap<>();
    runtime
        .path("environmentVariables")
        .properties()
        .forEach(entry -> variables.put(entry.getKey(), entry.getValue().asText()));
    List<String> headers = new ArrayList<>();
    runtime
        .path("requestHeaderConfiguration")
        .path("requestHeaderAllowlist")
        .forEach(name -> headers.add(name.asText()));
    JsonNode lifecycle = runtime.path("lifecycleConfiguration");
    JsonNode authorizer = runtime.path("authorizerConfiguration").path("customJWTAuthorizer");
    return new AgentSpec(
        runtime.path("agentRuntimeArn").asText(),
        runtime.path("agentRuntimeId").asText(),
        runtime.path("agentRuntimeName").asText(),
        runtime.path("agentRuntimeVersion").asText(),
        Artifact.of(runtime.path("agentRuntimeArtifact")),
        runtime.path("roleArn").asText(),
        variables,
        Protocol.valueOf(
            runtime.path("protocolConfiguration").path("serverProtocol").asText("HTTP")),
        Duration.ofSeconds(lifecycle.path("idleRuntimeSessionTimeout").asLong(IDLE_SECONDS)),
        Duration.ofSeconds(lifecycle.path("maxLifetime").asLong(LIFETIME_SECONDS)),
        headers,
        authorizer.isObject() ? Optional.of(authorizer) : Optional.empty());
  }

  /** The region and the account that the runtime lives in. */
  public String region() {
    return arn.split(":")[3];
  }

  public String account() {
    return arn.split(":")[4];
  }
}
