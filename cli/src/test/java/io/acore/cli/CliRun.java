package io.acore.cli;

import io.acore.base.Environment;
import io.acore.base.ProcessRunner;
import io.acore.base.SystemProcessRunner;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/**
 * One call of the command line, as a terminal would see it.
 *
 * @param exitCode the process exit code
 * @param stdout the data
 * @param stderr everything else
 */
record CliRun(int exitCode, String stdout, String stderr) {

  /** Runs in a folder, with a cache of its own below it. */
  static CliRun in(Path folder, String... arguments) {
    Environment environment = environment(folder);
    return with(environment, new SystemProcessRunner(environment), arguments);
  }

  static CliRun with(Environment environment, ProcessRunner processes, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int exitCode =
        Cli.run(
            environment,
            processes,
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            arguments);
    return new CliRun(
        exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  static Environment environment(Path folder) {
    Map<String, String> variables = new HashMap<>(System.getenv());
    variables.put("ACORE_CACHE_DIR", folder.resolve(".test-cache").toString());
    return new Environment(variables, folder, folder, Clock.systemUTC(), false);
  }

  /** Arguments, exit code and both streams as one text, with the folder's name taken out. */
  String golden(Path folder, String... arguments) {
    return ("$ acore "
            + String.join(" ", arguments)
            + "\nexit code: "
            + exitCode
            + "\n--- stdout\n"
            + stdout
            + "--- stderr\n"
            + stderr)
        .replace(folder.toString(), "<folder>");
  }
}
