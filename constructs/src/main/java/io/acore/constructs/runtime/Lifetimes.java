package io.acore.constructs.runtime;

import io.acore.base.UserError;
import io.acore.constructs.limit.Limit;
import java.time.Duration;
import java.util.Map;

/**
 * How long one session's microVM is kept.
 *
 * @param idle without a request for so long, it ends
 * @param maximum it ends after so long in any case
 */
public record Lifetimes(Duration idle, Duration maximum) {
  /** What the service does unless told otherwise: 15 minutes and 8 hours. */
  public static final Lifetimes DEFAULT =
      new Lifetimes(Duration.ofMinutes(15), Duration.ofHours(8));

  private static final long LEAST_SECONDS = 60;
  private static final long MOST_SECONDS = 28_800;

  public Lifetimes {
    Limit.range("idle session timeout in seconds", idle.toSeconds(), LEAST_SECONDS, MOST_SECONDS);
    Limit.range(
        "maximum session lifetime in seconds", maximum.toSeconds(), LEAST_SECONDS, MOST_SECONDS);
    if (idle.compareTo(maximum) > 0) {
      throw new UserError(
          "The idle timeout is longer than the session can live",
          idle.toSeconds() + " seconds idle, " + maximum.toSeconds() + " seconds in all",
          "make the idle timeout the smaller of the two");
    }
  }

  Map<String, Object> input() {
    return Map.of(
        "idleRuntimeSessionTimeout", idle.toSeconds(), "maxLifetime", maximum.toSeconds());
  }
}
