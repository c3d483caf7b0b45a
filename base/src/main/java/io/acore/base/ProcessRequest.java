package io.acore.base;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * One process to run.
 *
 * @param command program and arguments, never a shell line
 * @param directory where it runs
 * @param variables added to (or replacing) the inherited environment variables
 * @param dropped inherited variables that the process must not see
 * @param timeout after which the process and its children are stopped
 * @param output receives each line of both streams as it comes
 * @param interruption when present, the process is let finish after a Ctrl-C
 */
public record ProcessRequest(
    List<String> command,
    Optional<Path> directory,
    Map<String, String> variables,
    Set<String> dropped,
    Duration timeout,
    Consumer<String> output,
    Optional<Interruption> interruption) {

  public ProcessRequest {
    command = List.copyOf(command);
    variables = Map.copyOf(variables);
    dropped = Set.copyOf(dropped);
  }

  public static ProcessRequest of(String... command) {
    return of(List.of(command));
  }

  public static ProcessRequest of(List<String> command) {
    return new ProcessRequest(
        command,
        Optional.empty(),
        Map.of(),
        Set.of(),
        Duration.ofMinutes(30),
        line -> {},
        Optional.empty());
  }

  public ProcessRequest in(Path directory) {
    return new ProcessRequest(
        command, Optional.of(directory), variables, dropped, timeout, output, interruption);
  }

  public ProcessRequest with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(variables);
    more.put(name, value);
    return new ProcessRequest(command, directory, more, dropped, timeout, output, interruption);
  }

  public ProcessRequest with(Map<String, String> values) {
    Map<String, String> more = new LinkedHashMap<>(variables);
    more.putAll(values);
    return new ProcessRequest(command, directory, more, dropped, timeout, output, interruption);
  }

  /** Keeps these inherited variables from the process; one that is also added stays. */
  public ProcessRequest without(Set<String> names) {
    Set<String> more = new TreeSet<>(dropped);
    more.addAll(names);
    return new ProcessRequest(command, directory, variables, more, timeout, output, interruption);
  }

  public ProcessRequest within(Duration timeout) {
    return new ProcessRequest(
        command, directory, variables, dropped, timeout, output, interruption);
  }

  public ProcessRequest tellingLines(Consumer<String> output) {
    return new ProcessRequest(
        command, directory, variables, dropped, timeout, output, interruption);
  }

  /** Lets the process end by itself when the user asks to stop, and tells how it goes. */
  public ProcessRequest gently(Interruption told) {
    return new ProcessRequest(
        command, directory, variables, dropped, timeout, output, Optional.of(told));
  }

  public String program() {
    return command.get(0);
  }
}
