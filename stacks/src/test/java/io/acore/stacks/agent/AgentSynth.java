package io.acore.stacks.agent;

import com.fasterxml.jackson.databind.JsonNode;
import io.acore.base.Sha256;
import io.acore.constructs.terraform.AcoreStack;
import io.acore.constructs.testing.Synth;
import io.acore.stacks.config.Config;
import io.acore.stacks.config.ConfigLoader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Builds modules from the text of an acore.yaml; packages are made up. */
final class AgentSynth {
  static final String SMALL =
      """
      agent_name: my-agent
      region: eu-west-1
      runtime_source_path: .
      """;

  private final Path folder;

  AgentSynth(Path folder) {
    this.folder = folder;
  }

  JsonNode synth(String yaml, Consumer<AgentContext> modules) {
    Config config = config(yaml);
    return Synth.stack(stack -> modules.accept(context(stack, config)));
  }

  Config config(String yaml, String... sets) {
    try {
      Files.writeString(folder.resolve("acore.yaml"), yaml);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return ConfigLoader.load(folder, "", List.of(sets));
  }

  AgentContext context(AcoreStack stack, Config config) {
    return new AgentContext(stack, config, new MadeUpArtifacts());
  }

  private static final class MadeUpArtifacts implements Artifacts {
    @Override
    public Artifact runtime() {
      return new Artifact(Sha256.of("runtime"), Path.of("runtime.zip"));
    }

    @Override
    public FunctionArtifact function(Path source, String pythonVersion) {
      return new FunctionArtifact(
          new Artifact(Sha256.of(source.getFileName() + pythonVersion), Path.of("function.zip")),
          Optional.empty());
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
