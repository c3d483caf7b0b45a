package io.acore.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.acore.base.Environment;
import io.acore.base.Json;
import io.acore.base.ProcessRequest;
import io.acore.base.ProcessResult;
import io.acore.base.SystemProcessRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
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
 * environment and once more. The environment is the local one, which needs no role.
 */
final class PipelineRunIT {
  @TempDir Path folder;

  @Test
  void bringsACommitToAnEnvironmentAndChangesNothingTheSecondTime() throws IOException {
    run(folder, "acore init project --defaults --no-lock --ci gitlab");
    run(
        folder,
        "git init -q project && cd project && git add -A"
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
    script(pipeline, ".deploy");
    assertThat(deployed().path("changes").asBoolean()).isFalse();
    OutputSchema.holds("deploy", Files.readString(job().resolve("deployed.json")));
    script(pipeline, "drift");

    run(job(), "acore destroy --env local --yes");
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

  private com.fasterxml.jackson.databind.JsonNode deployed() throws IOException {
    return Json.parse(Files.readString(job().resolve("deployed.json")));
  }

  private Path job() {
    return folder.resolve("job");
  }

  private void run(Path where, String script) {
    Map<String, String> variables = new HashMap<>(System.getenv());
    variables.putAll(
        Map.of(
            "PATH", Pages.ROOT + ":" + System.getenv("PATH"),
            "CI", "true",
            "CI_ENVIRONMENT_NAME", "local",
            "DRIFT_ENVIRONMENT", "local",
            "PYTHONDONTWRITEBYTECODE", "1"));
    Environment environment = new Environment(variables, where, where, Clock.systemUTC(), false);
    ProcessResult result =
        new SystemProcessRunner(environment)
            .run(
                ProcessRequest.of("sh", "-ec", script)
                    .in(where)
                    .within(Duration.ofMinutes(10)));
    assertThat(result.exitCode())
        .as(script + "\n" + result.stdout() + result.stderr())
        .isZero();
  }
}
