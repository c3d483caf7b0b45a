package io.acore.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.acore.base.Environment;
import io.acore.base.Json;
import io.acore.base.SystemProcessRunner;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The project that the launcher packs once, so that Java archives the classes of packaging. A
 * launcher says nothing when that fails, so here it must not. Its stand-ins for uv and Python make
 * a layer in no time, which also shows when layers are built and when not.
 */
final class TrainingIT {
  private static final Path TRAINING =
      Path.of(System.getProperty("acore.root", ".."), "distribution/src/main/training");

  @TempDir Path folder;

  @BeforeEach
  void copy() throws IOException {
    try (Stream<Path> walk = Files.walk(TRAINING)) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        Path target = folder.resolve(TRAINING.relativize(file).toString());
        Files.createDirectories(target.getParent());
        Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }

  @Test
  void packsTheLayerOnceAndThenStartsNoProgramAtAll() throws IOException {
    JsonNode first = pack();
    assertThat(first.path("layer").asText()).isEqualTo("built");
    assertThat(first.path("packages").asInt()).isEqualTo(1);
    // Whatever would be started now fails.
    for (String program : List.of("uv", "python3.12")) {
      Files.writeString(folder.resolve("bin").resolve(program), "#!/bin/sh\nexit 9\n");
    }
    JsonNode second = pack();
    assertThat(second.path("layer").asText()).isEqualTo("reused");
    assertThat(second.path("zip_built").asBoolean()).isFalse();
    assertThat(second.path("sha256")).isEqualTo(first.path("sha256"));
    assertThat(second.path("smoke")).isEqualTo(first.path("smoke"));

    Files.writeString(folder.resolve("code/runtime.py"), "print('another')\n");
    JsonNode edited = pack();
    assertThat(edited.path("layer").asText()).isEqualTo("reused");
    assertThat(edited.path("zip_built").asBoolean()).isTrue();
    assertThat(edited.path("sha256")).isNotEqualTo(first.path("sha256"));
  }

  @Test
  void anotherDependencyOrArchitectureIsAnotherLayer() throws IOException {
    JsonNode first = pack();
    JsonNode other = pack("--set", "lambda_architecture=x86_64");
    assertThat(other.path("layer").asText()).isEqualTo("built");
    assertThat(other.path("code_sha256")).isEqualTo(first.path("code_sha256"));
    assertThat(other.path("dependency_sha256")).isNotEqualTo(first.path("dependency_sha256"));

    Path requirements = folder.resolve("code/requirements.txt");
    Files.writeString(requirements, Files.readString(requirements).replace("1.0.0", "1.0.1"));
    assertThat(pack().path("layer").asText()).isEqualTo("built");
    assertThat(pack().path("layer").asText()).isEqualTo("reused");
  }

  @Test
  void entryPointIsImportedOnceWhereTheProcessorFits() {
    assertThat(run("package", "--env", "local").stdout()).contains("`runtime.py` imports in ");
    assertThat(run("package", "--env", "local").stdout()).contains("imports, as it did before");
  }

  private JsonNode pack(String... more) {
    String[] arguments =
        Stream.concat(Stream.of("package", "--json"), Stream.of(more)).toArray(String[]::new);
    return Json.parse(run(arguments).stdout());
  }

  private CliRun run(String... arguments) {
    Map<String, String> variables = new HashMap<>(System.getenv());
    variables.put("ACORE_CACHE_DIR", folder.resolve("cache").toString());
    variables.put("ACORE_INSTALLER", "");
    variables.put("PATH", folder.resolve("bin") + File.pathSeparator + System.getenv("PATH"));
    Environment environment = new Environment(variables, folder, folder, Clock.systemUTC(), false);
    CliRun run = CliRun.with(environment, new SystemProcessRunner(environment), arguments);
    assertThat(run.exitCode()).as(run.stderr()).isZero();
    return run;
  }
}
