package io.acore.base;

import java.nio.file.Path;
import java.util.Optional;

/** The only way to start another program. */
public interface ProcessRunner {
  /**
   * Runs the process to its end.
   *
   * @throws UserError when the program is not there
   * @throws ToolError when the time is over
   */
  ProcessResult run(ProcessRequest request);

  /** Where the program is found on the {@code PATH}, if it is. */
  Optional<Path> which(String program);
}
