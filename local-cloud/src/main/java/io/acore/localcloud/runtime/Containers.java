package io.acore.localcloud.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import io.acore.base.FileTrees;
import io.acore.base.Json;
import io.acore.base.ProcessRequest;
import io.acore.base.ProcessRunner;
import io.acore.base.ToolError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Runtimes that are container images: by the first OCI runtime whose engine answers, else by the
 * project's own {@code runtime.local_command}.
 */
final class Containers {
  /** Where `acore deploy` writes the local commands: runtime name to command and folder. */
  static final String COMMANDS = "commands.json";

  private static final List<String> ENGINES = List.of("docker", "finch", "podman");
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final Path folder;
  private final ProcessRunner processes;

  Containers(Path folder, ProcessRunner processes) {
    this.folder = folder;
    this.processes = processes;
  }

  /** What to run in place of the image. */
  record Start(List<String> command, Map<String, String> variables, Path directory) {}

  Start start(
      AgentSpec spec, Artifact.Image image, Map<String, String> variables, int port, Path home)
      throws AgentFailure, IOException {
    Optional<String> engine = ENGINES.stream().filter(this::answers).findFirst();
    if (engine.isPresent()) {
      return container(engine.get(), spec, image, variables, port, home);
    }
    JsonNode local = commands().path(spec.name());
    if (local.isMissingNode()) {
      throw new AgentFailure(
          "The runtime is the container image `"
              + image.uri()
              + "`, and no container engine answers here (docker, finch and podman were asked)."
              + " Start one, or set `runtime.local_command` in acore.yaml to what runs the agent"
              + " without a container, and deploy again");
    }
    List<String> command = new ArrayList<>();
    local.path("command").forEach(word -> command.add(word.asText()));
    Map<String, String> more = new TreeMap<>(variables);
    // Without a container around it, nothing maps the contract's port: the command is told its own
    more.put("PORT", "" + port);
    more.put("HOST", "127.0.0.1");
    return new Start(command, more, Path.of(local.path("folder").asText()));
  }

  private Start container(
      String engine,
      AgentSpec spec,
      Artifact.Image image,
      Map<String, String> variables,
      int port,
      Path home)
      throws IOException {
    Map<String, String> inside = new TreeMap<>(variables);
    inside.keySet().removeAll(List.of("PATH", "HOME", "TMPDIR"));
    inside.replaceAll(
        (name, value) -> value.replace("http://127.0.0.1:", "http://acore.localhost:"));
    StringBuilder lines = new StringBuilder();
    inside.forEach((name, value) -> lines.append(name).append('=').append(value).append('\n'));
    // In a file, because a command line can be read by every user of the machine
    Path file = home.resolve("environment");
    FileTrees.write(file, lines.toString());
    file.toFile().setReadable(false, false);
    file.toFile().setReadable(true, true);
    List<String> command =
        List.of(
            engine,
            "run",
            "--rm",
            "--init",
            "--publish",
            "127.0.0.1:" + port + ":" + spec.protocol().port(),
            "--add-host",
            "acore.localhost:host-gateway",
            "--env-file",
            file.toString(),
            image.uri());
    return new Start(command, variables, home);
  }

  private JsonNode commands() throws IOException {
    Path file = folder.resolve(COMMANDS);
    return Files.exists(file) ? Json.read(file) : Json.parse("{}");
  }

  private boolean answers(String engine) {
    if (processes.which(engine).isEmpty()) {
      return false;
    }
    try {
      return processes.run(ProcessRequest.of(engine, "info").within(LIMIT)).ok();
    } catch (ToolError tooSlow) {
      return false;
    }
  }
}
