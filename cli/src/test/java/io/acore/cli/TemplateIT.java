package io.acore.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.acore.base.Environment;
import io.acore.base.ProcessRequest;
import io.acore.base.ProcessResult;
import io.acore.base.SystemProcessRunner;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A new project passes its own tests, and becomes Terraform as it is. */
final class TemplateIT {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"hello", "tool", "research", "integrated"})
  void passesItsOwnTestsAndSynthesizes(String template) {
    CliRun made = CliRun.in(folder, "init", "demo", "--defaults", "--template", template);
    assertThat(made.exitCode()).as(made.stderr()).isZero();
    assertThat(made.stderr()).doesNotContain("note:");
    assertThat(folder.resolve("demo/agent-code/uv.lock")).exists();

    ProcessResult tests =
        new SystemProcessRunner(Environment.system())
            .run(
                ProcessRequest.of("python3", "-B", "-m", "unittest", "discover", "-s", "tests")
                    .in(folder.resolve("demo")));
    assertThat(tests.exitCode()).as(tests.stderr()).isZero();

    for (String environment : new String[] {"dev", "local"}) {
      CliRun synth =
          CliRun.in(
              folder,
              "synth",
              "-C",
              "demo",
              "--env",
              environment,
              "--set",
              "packaging.bytecode=false");
      assertThat(synth.exitCode()).as(synth.stderr()).isZero();
      assertThat(folder.resolve("demo/cdktf.out/stacks/demo-" + environment + "/cdk.tf.json"))
          .exists();
    }
  }
}
