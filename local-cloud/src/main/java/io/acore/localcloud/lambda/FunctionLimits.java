package io.acore.localcloud.lambda;

import io.acore.base.Environment;
import java.time.Duration;

/**
 * What functions may take of this machine.
 *
 * @param processes how many there may be at once
 * @param idle how long one stays warm
 * @param queue how long an invocation waits for a process
 * @param init how long a process may take until it asks for its first invocation
 */
record FunctionLimits(int processes, Duration idle, Duration queue, Duration init) {
  static FunctionLimits of(Environment environment) {
    return new FunctionLimits(
        environment.number("ACORE_LOCAL_MAX_FUNCTIONS", 32),
        Duration.ofSeconds(environment.number("ACORE_LOCAL_FUNCTION_IDLE_SECONDS", 300)),
        Duration.ofSeconds(60),
        Duration.ofSeconds(environment.number("ACORE_LOCAL_STARTUP_SECONDS", 30)));
  }
}
