package io.acore.localcloud.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a gateway is configured to do, read from the control plane's form of it. */
record Gateway(JsonNode fields) {
  /** What it speaks unless `supportedVersions` says less; the newest last. */
  static final List<String> VERSIONS = List.of("2025-03-26", "2025-06-18", "2025-11-25");

  private static final Duration SESSION = Duration.ofHours(1);

  String id() {
    return fields.path("gatewayId").asText();
  }

  String arn() {
    return fields.path("gatewayArn").asText();
  }

  String name() {
    return fields.path("name").asText();
  }

  String region() {
    return arn().split(":", -1)[3];
  }

  boolean serves() {
    String status = fields.path("status").asText();
    return status.equals("READY") || status.equals("UPDATING");
  }

  String authorizerType() {
    return fields.path("authorizerType").asText();
  }

  JsonNode jwtAuthorizer() {
    return fields.path("authorizerConfiguration").path("customJWTAuthorizer");
  }

  Optional<String> instructions() {
    return Optional.of(mcp().path("instructions").asText()).filter(text -> !text.isEmpty());
  }

  boolean searches() {
    return mcp().path("searchType").asText().equals("SEMANTIC");
  }

  boolean streams() {
    return mcp().path("streamingConfiguration").path("enableResponseStreaming").asBoolean();
  }

  /** How long a session lives; empty when the gateway keeps none. */
  Optional<Duration> session() {
    JsonNode configuration = mcp().path("sessionConfiguration");
    return configuration.isObject()
        ? Optional.of(
            Duration.ofSeconds(
                configuration.path("sessionTimeoutInSeconds").asLong(SESSION.toSeconds())))
        : Optional.empty();
  }

  List<String> versions() {
    List<String> chosen = new ArrayList<>(VERSIONS);
    JsonNode supported = mcp().path("supportedVersions");
    if (!supported.isEmpty()) {
      List<String> named = new ArrayList<>();
      supported.forEach(it -> named.add(it.asText()));
      chosen.retainAll(named);
    }
    return chosen;
  }

  /** Whether callers may see why a tool failed. */
  boolean debug() {
    return fields.path("exceptionLevel").asText().equals("DEBUG");
  }

  Optional<String> policyEngine() {
    return Optional.of(fields.path("policyEngineConfiguration").path("arn").asText())
        .filter(arn -> !arn.isEmpty());
  }

  boolean enforces() {
    return fields.path("policyEngineConfiguration").path("mode").asText().equals("ENFORCE");
  }

  private JsonNode mcp() {
    return fields.path("protocolConfiguration").path("mcp");
  }
}
