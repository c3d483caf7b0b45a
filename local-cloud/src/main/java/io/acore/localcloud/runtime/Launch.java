package io.acore.localcloud.runtime;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * How an agent is started.
 *
 * @param command program and arguments; the first process watches the local cloud's life
 * @param variables the whole environment of the agent: nothing is inherited
 * @param directory where it runs
 * @param port where it will listen
 */
record Launch(List<String> command, Map<String, String> variables, Path directory, int port) {
  Launch {
    command = List.copyOf(command);
    variables = Map.copyOf(variables);
  }
}
