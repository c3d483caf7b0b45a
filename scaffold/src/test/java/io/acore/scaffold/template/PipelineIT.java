package io.acore.scaffold.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.acore.base.Environment;
import io.acore.base.ProcessRequest;
import io.acore.base.ProcessResult;
import io.acore.base.SystemProcessRunner;
import io.acore.scaffold.answer.Interview;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pipelines are right in the eyes of those who run them. */
final class PipelineIT {
  private final SystemProcessRunner processes = new SystemProcessRunner(Environment.system());

  @TempDir Path folder;

  @BeforeEach
  void makeProject() throws IOException {
    Template template = Template.in(Templates.agentProject());
    template
        .render(new Interview(template, Map.of("ci", "both"), Optional.empty()).answers("my-agent"))
        .writeTo(folder);
  }

  @Test
  void actionlintFindsNothing() {
    passes("actionlint", ".github/workflows/acore.yml", ".github/workflows/acore-deploy.yml");
  }

  @Test
  void theFilesFitTheSchemasOfTheirHosts() {
    passes(
        "check-jsonschema",
        "--builtin-schema",
        "vendor.github-workflows",
        ".github/workflows/acore.yml",
        ".github/workflows/acore-deploy.yml");
    passes(
        "check-jsonschema",
        "--builtin-schema",
        "vendor.github-actions",
        ".github/actions/setup-acore/action.yml");
    passes("check-jsonschema", "--builtin-schema", "vendor.gitlab-ci", ".gitlab-ci.yml");
  }

  private void passes(String... command) {
    List<String> words = new ArrayList<>(List.of(command));
    ProcessResult result = processes.run(ProcessRequest.of(words).in(folder));
    assertThat(result.exitCode()).as(result.stdout() + result.stderr()).isZero();
  }
}
