package io.acore.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.acore.base.FakeProcessRunner;
import io.acore.base.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PackageCommandTest {
  @TempDir Path folder;

  @BeforeEach
  void project() throws IOException {
    Files.writeString(
        folder.resolve("acore.yaml"),
        "agent_name: demo\nregion: eu-central-1\nruntime_source_path: ./agent\n");
    Path agent = Files.createDirectory(folder.resolve("agent"));
    Files.writeString(agent.resolve("runtime.py"), "import json\n");
    Files.writeString(agent.resolve(".env"), "X=1\n");
  }

  @Test
  void secondRunFindsTheSameZip() {
    CliRun first = run("package", "--no-smoke", "--json");
    assertThat(first.exitCode()).as(first.stderr()).isZero();
    CliRun second = run("package", "--no-smoke", "--json");
    assertThat(Json.parse(first.stdout()).path("zip_built").asBoolean()).isTrue();
    assertThat(Json.parse(second.stdout()).path("zip_built").asBoolean()).isFalse();
    assertThat(Json.parse(second.stdout()).path("sha256"))
        .isEqualTo(Json.parse(first.stdout()).path("sha256"));
  }

  @Test
  void listGivesReasons() {
    CliRun run = run("package", "--list");
    assertThat(run.stdout()).isEqualTo("code        runtime.py\n");
    assertThat(run.stderr()).contains("excluded    .env  (floor: .env*)\n");
    assertThat(Json.parse(run("package", "--list", "--json").stdout()).findValuesAsText("reason"))
        .containsExactly("CODE", "EXCLUDED");
  }

  @Test
  void outHoldsZipManifestAndBillOfMaterials() {
    assertThat(run("package", "--no-smoke", "--out", "dist").exitCode()).isZero();
    assertThat(folder.resolve("dist").toFile().list())
        .hasSize(3)
        .anyMatch(name -> name.endsWith(".zip"))
        .anyMatch(name -> name.endsWith(".manifest.json"))
        .anyMatch(name -> name.endsWith(".cdx.json"));
  }

  @Test
  void missingEntryPointIsAUserError() {
    CliRun run = run("package", "--set", "runtime.entry_point=[\"runtim.py\"]");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.stderr()).contains("entry point `runtim.py`").contains("`runtime.py`");
  }

  @Test
  void cacheIsShownAndCleared() {
    assertThat(run("cache", "dir").stdout()).isEqualTo(folder.resolve(".test-cache") + "\n");
    run("package", "--no-smoke");
    assertThat(run("cache", "list").stdout()).contains("packages-v1/").contains("1 entries");
    assertThat(run("cache", "clear").stdout()).startsWith("removed 1 entries");
    assertThat(run("cache", "list", "--json").stdout()).isEqualTo("[ ]\n");
    assertThat(run("cache").exitCode()).isEqualTo(2);
  }

  private CliRun run(String... arguments) {
    return CliRun.with(CliRun.environment(folder), new FakeProcessRunner(), arguments);
  }
}
