package io.acore.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acore.base.FileTrees;
import io.acore.base.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code acore lint} with the real tflint; the real checkov is in {@link TemplateIT}. */
final class LintIT {
  @TempDir Path scratch;

  @Test
  void tflintFindsNothingInAnExampleAndWhatIsPlantedInIt() throws IOException {
    Path example = Example.copy("2-gateway-tool", scratch.resolve("project"));
    JsonNode clean = lint(0, "-C", example.toString(), "--env", "dev");
    assertThat(clean.at("/others/tflint").asText()).isEqualTo("ran");
    assertThat(clean.path("findings")).isEmpty();

    ObjectNode stack =
        (ObjectNode) Json.read(example.resolve("cdktf.out/stacks/gateway-tool-dev/cdk.tf.json"));
    ((ObjectNode) stack.get("terraform")).remove("required_version");
    FileTrees.write(scratch.resolve("planted/cdk.tf.json"), Json.pretty(stack));
    JsonNode planted = lint(1, "--terraform", "planted");
    assertThat(planted.path("findings").findValuesAsText("rule"))
        .contains("terraform_required_version");
  }

  private JsonNode lint(int exitCode, String... options) {
    List<String> all =
        new ArrayList<>(List.of("lint", "--require", "tflint", "--without", "checkov", "--json"));
    all.addAll(List.of(options));
    CliRun run = CliRun.in(scratch, all.toArray(String[]::new));
    assertThat(run.exitCode()).as(run.stdout() + run.stderr()).isEqualTo(exitCode);
    return Json.parse(run.stdout());
  }
}
