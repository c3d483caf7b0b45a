package io.acore.localcloud.lambda;

import io.acore.base.Environment;
import io.acore.base.UserError;
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
        number(environment, "ACORE_LOCAL_MAX_FUNCTIONS", 32),
        Duration.ofSeconds(number(environment, "ACORE_LOCAL_FUNCTION_IDLE_SECONDS", 300)),
        Duration.ofSeconds(60),
        Duration.ofSeconds(number(environment, "ACORE_LOCAL_STARTUP_SECONDS", 30)));
  }

  private static int number(Environment environment, String name, int otherwise) {
    String text = environment.variable(name).orElse("" + otherwise);
    if (!text.matches("[1-9][0-9]{0,4}")) {
      throw new UserError(
          name + " is `" + text + "`",
          "it must be a whole number of 1 or more",
          "set it to a number, or unset it for " + otherwise);
    }
    return Integer.parseInt(text);
  }
}
