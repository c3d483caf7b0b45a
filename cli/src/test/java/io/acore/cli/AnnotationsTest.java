package io.acore.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.acore.base.Environment;
import io.acore.base.FakeProcessRunner;
import io.acore.base.FileTrees;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AnnotationsTest {
  @TempDir Path folder;

  @Test
  void aProblemOfTheFileStandsBesideItsLine() throws IOException {
    FileTrees.write(
        folder.resolve("agents/one/acore.yaml"), "agent_name: one\nregoin: eu-west-1\n");
    String printed = github("config", "show", "-C", "agents/one");
    assertThat(printed)
        .startsWith("error: ")
        .contains(
            "\n::error file=agents/one/acore.yaml,line=2,col=1,title=acore::there is no key"
                + " `regoin`; did you mean `region`?\n");
  }

  @Test
  void anErrorWithoutAPlaceIsOneOfTheJob() {
    assertThat(github("config", "show", "-C", "no:where"))
        .containsPattern("\n::error title=[^:\n]*no%3Awhere[^:\n]*::[^\n]*%0Afix: [^\n]*\n");
    assertThat(github("deplyo")).contains("\n::error title=");
  }

  @Test
  void aFindingIsOneToo() throws IOException {
    FileTrees.write(
        folder.resolve("terraform/main.tf.json"),
        "{\"resource\": {\"aws_kms_key\": {\"old\": {\"description\": \"x\"}}}}");
    assertThat(github("lint", "--terraform", "terraform"))
        .contains(
            "::warning title=key-without-rotation::aws_kms_key.old: enable_key_rotation is"
                + " off%0Afix: set enable_key_rotation\n");
  }

  @Test
  void nobodyElseSeesThem() {
    assertThat(run(Map.of(), "deplyo")).doesNotContain("::");
  }

  private String github(String... arguments) {
    return run(Map.of("GITHUB_ACTIONS", "true", "GITHUB_WORKSPACE", folder.toString()), arguments);
  }

  private String run(Map<String, String> variables, String... arguments) {
    Environment environment = new Environment(variables, folder, folder, Clock.systemUTC(), false);
    return CliRun.with(environment, new FakeProcessRunner(), arguments).stderr();
  }
}
