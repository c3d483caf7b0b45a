package io.acore.stacks.drift;

import io.acore.base.ProcessRequest;
import io.acore.base.ProcessResult;
import io.acore.base.ProcessRunner;
import io.acore.base.ToolError;
import io.acore.stacks.deploy.Target;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The stack's own copy of the bridge script, called by acore itself. */
final class Script {
  /** The script's exit code when there is nothing to find. */
  static final int NOTHING = 3;

  private static final Pattern WORDS =
      Pattern.compile("error: (.+)\\s*\\nwhy: (.+?)\\s*\\nfix: ([^\\n]+)", Pattern.DOTALL);

  private final Target target;
  private final ProcessRunner processes;
  private final Path folder;

  Script(Target target, ProcessRunner processes, Path folder) {
    this.target = target;
    this.processes = processes;
    this.folder = folder;
  }

  /**
   * Runs one of its commands.
   *
   * @return whether there was something to do it with
   */
  boolean run(String command, Bridged resource, Map<String, String> more) {
    Map<String, String> variables = new LinkedHashMap<>(resource.fixed());
    variables.put("ACORE_KIND", resource.kind().name());
    variables.put("ACORE_NAME", resource.name());
    variables.put("ACORE_REGION", resource.region());
    variables.put("ACORE_STORE", target.region());
    variables.put("ACORE_PARAMETER", target.parameterPath() + "/" + resource.key());
    variables.put("ACORE_PARENTS", resource.parents());
    variables.putAll(more);
    ProcessResult result =
        processes.run(
            target
                .prepare(
                    ProcessRequest.of(
                            "sh", folder.resolve("bridge").resolve("bridge.sh").toString(), command)
                        .with(variables))
                .within(Duration.ofMinutes(20)));
    if (result.exitCode() == NOTHING) {
      return false;
    }
    if (!result.ok()) {
      Matcher words = WORDS.matcher(result.stderr());
      throw words.find()
          ? new ToolError(words.group(1), words.group(2), words.group(3))
          : new ToolError(
              resource.words() + ": the bridge failed to " + command,
              result.stderr().isBlank() ? "it said nothing" : result.stderr().strip(),
              "run `acore doctor`");
    }
    return true;
  }
}
