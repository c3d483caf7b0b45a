package io.acore.stacks.program;

import com.fasterxml.jackson.databind.JsonNode;
import io.acore.base.Environment;
import io.acore.base.FileTrees;
import io.acore.base.Json;
import io.acore.base.ProcessRequest;
import io.acore.base.ProcessResult;
import io.acore.base.ProcessRunner;
import io.acore.base.UserError;
import io.acore.stacks.config.Config;
import io.acore.stacks.synth.SynthRequest;
import io.acore.stacks.synth.SynthResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs the command that {@code app} names and takes its answer. */
public final class UserProgram {
  private final Environment environment;
  private final ProcessRunner processes;
  private final String version;

  public UserProgram(Environment environment, ProcessRunner processes, String version) {
    this.environment = environment;
    this.processes = processes;
    this.version = version;
  }

  /** Whether this project has a program; inside the program itself it has none. */
  public boolean isIn(Config config) {
    return config.root().optionalText("app").isPresent()
        && environment.variable(AgentProgram.REQUEST).isEmpty();
  }

  public SynthResult synth(Config config, SynthRequest request) {
    String command = config.root().text("app");
    Path out =
        request
            .out()
            .map(environment.workingDirectory()::resolve)
            .orElse(config.folder().resolve("cdktf.out"));
    try {
      Path temporary = Files.createTempDirectory("acore-program-");
      try {
        Path answer = temporary.resolve("result.json");
        ProcessResult result =
            processes.run(
                ProcessRequest.of("sh", "-c", command)
                    .in(config.folder())
                    .with("ACORE_CLASSPATH", System.getProperty("java.class.path"))
                    .with(
                        AgentProgram.REQUEST,
                        Json.compact(
                            Map.of(
                                "project", config.file().toString(),
                                "environment", config.environment(),
                                "sets", request.sets(),
                                "out", out.toString(),
                                "artifact",
                                    request
                                        .artifact()
                                        .map(environment.workingDirectory()::resolve)
                                        .map(Path::toString)
                                        .orElse(""),
                                "version", version,
                                "result", answer.toString()))));
        if (!result.ok() || !Files.exists(answer)) {
          throw failed(command, result);
        }
        return read(out, Json.read(answer));
      } finally {
        FileTrees.delete(temporary);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static SynthResult read(Path out, JsonNode answer) {
    if (answer.has("error")) {
      throw new UserError(
          answer.path("error").asText(), answer.path("why").asText(), answer.path("fix").asText());
    }
    List<SynthResult.StackOutput> stacks = new ArrayList<>();
    for (JsonNode stack : answer.path("stacks")) {
      List<String> removed = new ArrayList<>();
      stack.path("removed").forEach(address -> removed.add(address.asText()));
      stacks.add(
          new SynthResult.StackOutput(
              stack.path("name").asText(),
              Path.of(stack.path("folder").asText()),
              stack.path("resources").asInt(),
              removed));
    }
    return new SynthResult(out, stacks, false);
  }

  private static UserError failed(String command, ProcessResult result) {
    String words = (result.stderr() + result.stdout()).strip();
    return new UserError(
        "The program `" + command + "` did not synthesize (exit code " + result.exitCode() + ")",
        words.isEmpty()
            ? "it ended without calling AgentProgram.synth()"
            : words.substring(Math.max(0, words.length() - 2000)),
        "mend the program, or take `app` out of acore.yaml to use the file alone");
  }
}
