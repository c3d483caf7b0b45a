package io.acore.stacks.agent;

import com.fasterxml.jackson.databind.JsonNode;
import io.acore.base.Sha256;
import io.acore.constructs.testing.Synth;
import io.acore.stacks.config.ConfigLoader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Builds modules from an acore.yaml, without packaging anything. */
final class Modules {
  private static final String HEAD =
      """
      agent_name: demo
      region: eu-west-1
      enable_runtime: false
      enable_gateway: false
      enable_memory: false
      enable_code_interpreter: false
      """;

  private Modules() {}

  /** What the modules emit for a few lines of acore.yaml, which win over switching all off. */
  static JsonNode synth(Path folder, String yaml, Consumer<AgentContext> build) {
    return synth(folder, "", yaml, build);
  }

  /** The same in an environment. */
  static JsonNode synth(
      Path folder, String environment, String yaml, Consumer<AgentContext> build) {
    try {
      Path file = Files.writeString(folder.resolve("acore.yaml"), head(yaml) + yaml);
      return Synth.stack(
          stack ->
              build.accept(
                  new AgentContext(
                      stack,
                      ConfigLoader.load(file, environment, List.of()),
                      new FakeArtifacts())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  // A key stands once in YAML.
  private static String head(String yaml) {
    StringBuilder head = new StringBuilder();
    HEAD.lines()
        .filter(line -> !("\n" + yaml).contains("\n" + line.substring(0, line.indexOf(':') + 1)))
        .forEach(line -> head.append(line).append('\n'));
    return head.toString();
  }

  /** Says that everything is packaged. */
  private static final class FakeArtifacts implements Artifacts {
    @Override
    public Artifact runtime() {
      return new Artifact(Sha256.of("runtime"), Path.of("runtime.zip"));
    }

    @Override
    public FunctionArtifact function(Path source, String pythonVersion) {
      Artifact code = new Artifact(Sha256.of(source.getFileName() + pythonVersion), Path.of("f"));
      Artifact layer = new Artifact(Sha256.of("layer"), Path.of("layer"));
      return new FunctionArtifact(
          code,
          Files.exists(source.resolve("requirements.txt")) ? Optional.of(layer) : Optional.empty());
    }

    @Override
    public Artifact frontEnd(Map<String, String> added) {
      return new Artifact(Sha256.of(added.toString()), Path.of("functions.zip"));
    }

    @Override
    public Map<String, String> page() {
      return Map.of("index.html", "<!doctype html>");
    }
  }
}
