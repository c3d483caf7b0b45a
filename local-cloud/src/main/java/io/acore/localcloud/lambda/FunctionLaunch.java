package io.acore.localcloud.lambda;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * How a function's process is started.
 *
 * @param command the first process of it watches the local cloud's life
 * @param variables its whole environment but for its Runtime API's address
 * @param directory where it runs: its code
 * @param home a folder of its own, gone with the process
 */
record FunctionLaunch(
    List<String> command, Map<String, String> variables, Path directory, Path home) {
  FunctionLaunch {
    command = List.copyOf(command);
    variables = Map.copyOf(variables);
  }
}
