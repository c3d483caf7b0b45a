package io.acore.localcloud.runtime;

import io.acore.base.Environment;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Where the runtime host works, and its limits.
 *
 * @param folder the local cloud's state folder: unpacked code and the sessions' own files
 * @param moto where S3, STS and CloudWatch Logs are
 * @param endpoint what agents are told to call; known only once the server listens
 * @param startup how long an agent may take until it is healthy; the service's own limit
 * @param sessions how many processes there may be at once
 */
public record HostSettings(
    Path folder,
    URI moto,
    Supplier<URI> endpoint,
    AgentCredentials credentials,
    Duration startup,
    int sessions,
    Environment environment) {

  private static final int STARTUP_SECONDS = 30;
  private static final int SESSIONS = 32;

  public static HostSettings of(
      Path folder, URI moto, Supplier<URI> endpoint, Environment environment) {
    return new HostSettings(
        folder,
        moto,
        endpoint,
        AgentCredentials.of(environment.variable("ACORE_LOCAL_CREDENTIALS").orElse("role")),
        Duration.ofSeconds(environment.number("ACORE_LOCAL_STARTUP_SECONDS", STARTUP_SECONDS)),
        environment.number("ACORE_LOCAL_MAX_SESSIONS", SESSIONS),
        environment);
  }
}
