package io.acore.cli;

import static io.acore.base.Golden.assertGolden;
import static org.assertj.core.api.Assertions.assertThat;

import io.acore.base.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ConfigCommandTest {
  @TempDir Path folder;

  @Test
  void twoMistakesAreToldAtOnce() throws IOException {
    write("acore.yaml", "agent_nam: x\nregion: mars\n");
    golden("config-two-mistakes", "config", "show");
  }

  @Test
  void showPrintsJsonForOneEnvironment() throws IOException {
    write("acore.yaml", "agent_name: a\nregion: us-east-1\nruntime_source_path: .\n");
    CliRun run = CliRun.in(folder, "config", "show", "--env", "local", "--json");

    assertThat(run.exitCode()).isZero();
    assertThat(Json.parse(run.stdout()).at("/values/bridge.resource/value").asText())
        .isEqualTo("terraform_data");
  }

  @Test
  void showTakesSettings() throws IOException {
    write("acore.yaml", "agent_name: a\nregion: us-east-1\nruntime_source_path: .\n");

    assertThat(CliRun.in(folder, "config", "show", "--set", "owner=me").stdout())
        .containsPattern("owner +me +--set");
  }

  @Test
  void schemaPrintsJsonSchema() {
    CliRun run = CliRun.in(folder, "config", "schema");

    assertThat(Json.parse(run.stdout()).at("/$schema").asText()).contains("2020-12");
  }

  @Test
  void importWritesAnAcoreYamlOnce() throws IOException {
    write(
        "terraform.tfvars",
        "agent_name = \"a\"\nregion = \"us-east-1\"\nruntime_source_path = \".\"\nx = var.y\n");

    golden("config-import", "config", "import", "terraform.tfvars");
    golden("config-import-again", "config", "import", "terraform.tfvars");
    golden("config-import-print", "config", "import", "terraform.tfvars", "--out", "-");
    assertThat(CliRun.in(folder, "config", "show").exitCode()).isZero();
  }

  @Test
  void aFileWithBlanksInItsNameAndFolderIsImported() throws IOException {
    write("my vars.tfvars", "agent_name = \"a\"\n");

    assertThat(
            CliRun.in(folder, "config", "import", "my vars.tfvars", "--out", "b c.yaml").stdout())
        .isEqualTo("b c.yaml\n");
    assertThat(folder.resolve("b c.yaml")).exists();
  }

  @Test
  void configAloneIsAUsageError() {
    golden("config-alone", "config");
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  private void golden(String name, String... arguments) {
    assertGolden("cli/" + name + ".txt", CliRun.in(folder, arguments).golden(folder, arguments));
  }
}
