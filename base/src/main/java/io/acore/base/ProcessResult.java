package io.acore.base;

import java.time.Duration;

/**
 * How a process ended; a non-zero exit is a value, not an exception.
 *
 * @param exitCode the exit code
 * @param stdout all of standard output
 * @param stderr all of standard error
 * @param took wall-clock time
 */
public record ProcessResult(int exitCode, String stdout, String stderr, Duration took) {
  public boolean ok() {
    return exitCode == 0;
  }
}
