package io.acore.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.acore.base.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * A pipeline that acore wrote, job after job as GitLab would run them, from a commit to an
 * environment and once more. The environment is the local one, which needs no role. The project has
 * a gateway with a tool, so this is also that template's way from init to destroy.
 */
final class PipelineRunIT {
  @TempDir Path folder;

  @Test
  void bringsACommitToAnEnvironmentAndChangesNothingTheSecondTime() throws IOException {
    run(
        folder,
        "acore init project --defaults --no-lock --template tool --ci gitlab && cd project"
            + " && git init -q && git add -A"
            + " && git -c user.name=x -c user.email=x@example.com commit -q -m first"
            + " && git clone -q . ../job");
    Map<?, ?> pipeline =
        (Map<?, ?>)
            new Load(LoadSettings.builder().build())
                .loadFromString(Files.readString(job().resolve(".gitlab-ci.yml")));

    for (String name : List.of("validate", "lint", "test", "package", "plan")) {
      script(pipeline, name);
    }
    assertThat(job().resolve("acore-lint.sarif")).exists();
    assertThat(Files.readString(job().resolve("plan.txt")))
        .isNotBlank()
        .doesNotContain("nothing to do");

    script(pipeline, ".deploy");
    assertThat(deployed().path("changes").asBoolean()).isTrue();
    assertThat(run(job(), "acore invoke hi")).contains("describe", "correlate");
    script(pipeline, ".deploy");
    assertThat(deployed().path("changes").asBoolean()).isFalse();
    OutputSchema.holds("deploy", Files.readString(job().resolve("deployed.json")));
    script(pipeline, "drift");

    assertThat(run(job(), "acore destroy --env local --yes")).contains("resources destroyed");
  }

  @AfterEach
  void stop() {
    if (Files.isDirectory(job())) {
      run(job(), "acore local stop");
    }
  }

  private void script(Map<?, ?> pipeline, String name) {
    StringBuilder lines = new StringBuilder();
    Map<?, ?> job = (Map<?, ?>) Objects.requireNonNull(pipeline.get(name), name);
    for (Object line : (List<?>) Objects.requireNonNull(job.get("script"), name)) {
      // Only the environment is another one
      lines.append(String.valueOf(line).replace("--env dev", "--env local")).append('\n');
    }
    run(job(), lines.toString());
  }

  private JsonNode deployed() throws IOException {
    return Json.parse(Files.readString(job().resolve("deployed.json")));
  }

  private Path job() {
    return folder.resolve("job");
  }

  private static String run(Path where, String script) {
    return Typed.in(
        where,
        Map.of("CI", "true", "CI_ENVIRONMENT_NAME", "local", "DRIFT_ENVIRONMENT", "local"),
        script);
  }
}
