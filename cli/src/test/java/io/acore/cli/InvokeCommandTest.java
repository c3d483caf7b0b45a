package io.acore.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.acore.base.FakeProcessRunner;
import io.acore.base.FileTrees;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class InvokeCommandTest {
  @TempDir Path folder;
  private final FakeProcessRunner processes =
      new FakeProcessRunner().having("aws").answering(request -> FakeProcessRunner.ok(""));

  @BeforeEach
  void write() throws IOException {
    FileTrees.write(
        folder.resolve("acore.yaml"),
        "agent_name: demo\nregion: eu-west-1\nruntime_source_path: code\nenvironments: {test: {}}\n");
    FileTrees.write(folder.resolve("code/runtime.py"), "");
  }

  @Test
  void withoutAnEnvironmentTheOneDeployedLastIsAsked() throws IOException {
    assertThat(invoke()).contains("No agent is deployed to `dev`").doesNotContain("asking");
    FileTrees.write(folder.resolve(".acore/last-deployed"), "test\n");
    assertThat(invoke())
        .contains("asking `test`, which was deployed last", "No agent is deployed to `test`");
    assertThat(invoke("--env", "dev"))
        .contains("No agent is deployed to `dev`")
        .doesNotContain("asking");
  }

  private String invoke(String... options) {
    String[] arguments = new String[options.length + 2];
    arguments[0] = "invoke";
    arguments[1] = "hi";
    System.arraycopy(options, 0, arguments, 2, options.length);
    return CliRun.with(CliRun.environment(folder), processes, arguments).stderr();
  }
}
