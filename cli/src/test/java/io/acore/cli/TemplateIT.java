package io.acore.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.acore.localcloud.process.LocalCloud;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A new project passes its own tests, has nothing that lint finds, and becomes Terraform that is
 * valid, as it is. Deployed and asked are two of the four templates here; {@link PagesIT} does it
 * with `hello` and {@link PipelineRunIT} with `tool`.
 */
final class TemplateIT {
  /** What a provider from outside would be needed for, or what only costs time. */
  private static final String ALONE =
      " --set bridge.resource=terraform_data --set packaging.bytecode=false";

  @TempDir Path folder;

  @AfterEach
  void stop() {
    LocalCloud.find(folder).ifPresent(LocalCloud::stop);
  }

  @ParameterizedTest
  @ValueSource(strings = {"hello", "tool", "research", "integrated"})
  void passesItsOwnTestsAndIsValid(String template) {
    CliRun made = CliRun.in(folder, "init", "demo", "--defaults", "--template", template);
    assertThat(made.exitCode()).as(made.stderr()).isZero();
    assertThat(made.stderr()).doesNotContain("note:");
    assertThat(folder.resolve("demo/agent-code/uv.lock")).exists();
    typed(Map.of(), "cd demo && python3 -B -m unittest discover -s tests");
    // The last has all that the others have, and checkov takes its time
    String checkov = template.equals("integrated") ? " --require checkov" : " --without checkov";
    assertThat(typed(Map.of(), "acore lint -C demo --env dev" + checkov + ALONE))
        .startsWith("0 findings");
    assertThat(typed(Map.of(), "acore lint -C demo --env local" + ALONE)).startsWith("0 findings");
    typed(Map.of(), "acore validate -C demo --env dev" + ALONE);
    assertThat(folder.resolve("demo/cdktf.out/stacks/demo-dev/cdk.tf.json")).exists();
  }

  @Test
  void answersFromTheLocalCloudAndIsTakenAway() {
    Map<String, String> questions = new HashMap<>();
    questions.put("research", "How do heat pumps work?");
    questions.put("integrated", "Which tools are there?");
    Map<String, String> answers =
        Map.of("research", "library/heat-pumps.txt", "integrated", "describe");
    // One cloud for both, as its own variable names it
    LocalCloud cloud = LocalCloud.ensureRunning(folder, CliRun.environment(folder), line -> {});
    Map<String, String> there = Map.of("AWS_ENDPOINT_URL", cloud.endpointUrl());
    questions.forEach(
        (template, question) -> {
          String life =
              """
              acore init %1$s --defaults --no-lock --template %1$s
              cd %1$s
              acore deploy --env local --yes
              acore invoke "%2$s"
              acore destroy --env local --yes
              """
                  .formatted(template, question);
          assertThat(typed(there, life)).contains(answers.get(template), "resources destroyed");
        });
  }

  private String typed(Map<String, String> more, String script) {
    return Typed.in(folder, more, script);
  }
}
