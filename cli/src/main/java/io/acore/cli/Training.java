package io.acore.cli;

import io.acore.base.Environment;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * Runs what users run most, in one process, for the launcher: Java archives the classes that were
 * loaded when it ends. A command that fails has loaded its classes all the same.
 */
final class Training {
  private Training() {}

  public static void main(String[] arguments) {
    String project = arguments[0];
    String output = arguments[1];
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    Environment environment = Environment.system();
    for (List<String> command :
        List.of(
            List.of("--help"),
            List.of("--version"),
            List.of("synth", "--help"),
            List.of("config", "show", "-C", project),
            List.of("synth", "-C", project, "--out", output),
            // Again, to find the output of the first
            List.of("synth", "-C", project, "--out", output),
            // Its dependencies come from stand-ins for uv and Python, which the launcher puts first
            List.of("package", "-C", project, "--env", "local"),
            List.of("package", "-C", project),
            List.of("package", "-C", project, "--json"))) {
      Cli.run(environment, nowhere, nowhere, command.toArray(String[]::new));
    }
    // Every start loads it first
    Objects.requireNonNull(Main.class.getName());
    System.exit(0);
  }
}
