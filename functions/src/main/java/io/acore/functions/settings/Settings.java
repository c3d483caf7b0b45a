package io.acore.functions.settings;

import io.acore.functions.tenant.AgentName;
import io.acore.functions.tenant.AppId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Everything that differs between two deployments. */
public record Settings(
    AppId app,
    AgentName agent,
    List<IssuerSettings> issuers,
    Lifetimes lifetimes,
    Binding binding,
    Limits limits,
    Payload audit,
    Resources resources) {

  public Settings {
    issuers = List.copyOf(issuers);
  }

  public Optional<IssuerSettings> issuer(String id) {
    return issuers.stream().filter(issuer -> issuer.id().equals(id)).findFirst();
  }

  /**
   * A session ends when nobody used it for the idle time, and in any case after the absolute time.
   */
  public record Lifetimes(Duration idle, Duration absolute) {}

  /** What a session is tied to besides its cookie. */
  public enum Binding {
    NONE,
    USER_AGENT
  }

  /** What one call may use. */
  public record Limits(
      int bodyBytes, int uploadBytes, Duration call, int callsPerTenant, int sessionsPerUser) {}

  /** What of a prompt goes into the audit record. */
  public enum Payload {
    OFF,
    HASH,
    REDACTED
  }

  /** What Terraform made; only each function's own part is set. */
  public record Resources(
      String sessionTable,
      Optional<String> tenantTableArn,
      Optional<String> tokenKey,
      Optional<String> runtimeArn,
      String runtimeQualifier,
      Optional<String> tenantRoleArn,
      Optional<String> memoryBucket,
      Optional<String> memoryRegion,
      boolean tenantKeys,
      Optional<String> publicOrigin) {}
}
