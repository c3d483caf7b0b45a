package io.acore.localcloud.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.acore.base.FakeProcessRunner;
import io.acore.base.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ContainersTest {
  private static final Artifact.Image IMAGE = new Artifact.Image("public.ecr.aws/agents/mine:1");
  private static final Map<String, String> VARIABLES =
      Map.of(
          "HOME", "/somewhere",
          "SECRET", "s3cret",
          "AWS_ENDPOINT_URL", "http://127.0.0.1:4000");

  @TempDir Path folder;

  @Test
  void withoutAnEngineTheLocalCommandRunsAndIsToldItsPort() throws Exception {
    Files.writeString(
        folder.resolve("commands.json"),
        "{\"mine\": {\"command\": [\"npm\", \"start\"], \"folder\": \"/project/agent\"}}");
    Containers.Start start = start(new FakeProcessRunner());
    assertThat(start.command()).containsExactly("npm", "start");
    assertThat(start.directory()).isEqualTo(Path.of("/project/agent"));
    assertThat(start.variables()).containsEntry("PORT", "4711").containsEntry("HOST", "127.0.0.1");
  }

  @Test
  void withoutEitherTheReasonNamesBothWaysOut() {
    FakeProcessRunner deaf =
        new FakeProcessRunner()
            .having("docker")
            .answering(request -> FakeProcessRunner.failed(1, "Cannot connect to the daemon"));
    assertThatThrownBy(() -> start(deaf))
        .isInstanceOf(AgentFailure.class)
        .hasMessageContainingAll("public.ecr.aws/agents/mine:1", "docker", "runtime.local_command");
  }

  @Test
  void anEngineThatAnswersRunsTheImageWithItsVariablesInAFileForNobodyElse() throws Exception {
    FakeProcessRunner processes = new FakeProcessRunner().having("podman");
    Containers.Start start = start(processes);
    assertThat(start.command())
        .startsWith("podman", "run", "--rm")
        .containsSequence("--publish", "127.0.0.1:4711:8080")
        .endsWith("public.ecr.aws/agents/mine:1");
    assertThat(String.join(" ", start.command())).doesNotContain("s3cret");
    Path file = folder.resolve("environment");
    assertThat(file)
        .content()
        .contains("SECRET=s3cret\n", "AWS_ENDPOINT_URL=http://acore.localhost:4000\n")
        .doesNotContain("HOME=");
    assertThat(Files.getPosixFilePermissions(file).toString()).doesNotContain("OTHERS", "GROUP");
  }

  private Containers.Start start(FakeProcessRunner processes) throws AgentFailure, IOException {
    AgentSpec spec =
        AgentSpec.of(
            Json.tree(
                Map.of(
                    "agentRuntimeName",
                    "mine",
                    "agentRuntimeArtifact",
                    Map.of("containerConfiguration", Map.of("containerUri", IMAGE.uri())))));
    assertThat(spec.artifact()).isEqualTo(IMAGE);
    assertThat(List.of(spec.idle().toSeconds(), spec.maxLifetime().toSeconds()))
        .containsExactly(900L, 28_800L);
    return new Containers(folder, processes)
        .start(spec, IMAGE, new TreeMap<>(VARIABLES), 4711, folder);
  }
}
