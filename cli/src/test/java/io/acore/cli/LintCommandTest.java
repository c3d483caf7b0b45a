package io.acore.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.acore.base.FakeProcessRunner;
import io.acore.base.FileTrees;
import io.acore.base.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LintCommandTest {
  @TempDir Path folder;

  @Test
  void findingsAreExitCodeOneAndSarif() throws IOException {
    FileTrees.write(
        folder.resolve("terraform/main.tf.json"),
        "{\"resource\": {\"aws_kms_key\": {\"old\": {\"description\": \"x\"}}}}");
    CliRun run = lint("--sarif", "out.sarif");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.stdout())
        .isEqualTo(
            """
            warning key-without-rotation: aws_kms_key.old: enable_key_rotation is off
              fix: set enable_key_rotation
            1 finding
            """);
    OutputSchema.holds("lint", lint("--json").stdout());
    assertThat(
            Json.read(folder.resolve("out.sarif"))
                .at("/runs/0/results/0/locations/0/physicalLocation/artifactLocation/uri")
                .asText())
        .isEqualTo("terraform/main.tf.json");
  }

  @Test
  void nothingFoundIsExitCodeZero() throws IOException {
    FileTrees.write(folder.resolve("terraform/main.tf.json"), "{}");
    CliRun run = lint("--json");
    assertThat(run.exitCode()).isZero();
    assertThat(Json.parse(run.stdout()).path("findings")).isEmpty();
    assertThat(Files.exists(folder.resolve("cdktf.out"))).isFalse();
  }

  @Test
  void aLinterThatIsRequiredHasToBeThere() throws IOException {
    FileTrees.write(folder.resolve("terraform/main.tf.json"), "{}");
    assertThat(lint("--require", "checkov").stderr())
        .contains("`checkov` is not installed", "`pip install checkov`");
    assertThat(lint("--require", "chekov").stderr()).contains("did you mean `checkov`?");
    assertThat(lint().stderr()).contains("note: not installed, so not asked: checkov, tflint");
  }

  private CliRun lint(String... options) {
    List<String> all = new ArrayList<>(List.of("lint", "--terraform", "terraform"));
    all.addAll(List.of(options));
    return CliRun.with(
        CliRun.environment(folder), new FakeProcessRunner(), all.toArray(String[]::new));
  }
}
