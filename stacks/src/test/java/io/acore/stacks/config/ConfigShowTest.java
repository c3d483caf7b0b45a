package io.acore.stacks.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.acore.base.Golden;
import io.acore.base.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ConfigShowTest {
  private static final String TEXT =
      """
      agent_name: my-agent
      region: us-east-1
      runtime_source_path: .
      tags: {Project: research}
      runtime:
        description: |
          Two
          lines
        environment_variables:
          KEY: ${ssm:/my-agent/key}
      environments:
        prod:
          region: eu-west-1
          runtime:
            idle_timeout_seconds: 600
      """;

  @TempDir private Path folder;

  @Test
  void everyValueIsShownWithItsSource() {
    Golden.assertGolden("config/show/dev.txt", show("dev").table());
    Golden.assertGolden("config/show/prod.txt", show("prod", "owner=team-a").table());
  }

  @Test
  void whatLocalBringsAlongIsVisible() {
    assertThat(show("local").table())
        .containsPattern("bridge.resource +terraform_data +built in \\(local\\)")
        .containsPattern("backend.type +local +built in \\(local\\)");
  }

  @Test
  void programsReadTheSameAsJson() {
    String json = show("prod", "log_retention_days=7").json();

    Golden.assertGolden("config/show/prod.json", json);
    assertThat(Json.parse(json).at("/values/log_retention_days/source").asText())
        .isEqualTo("--set");
  }

  private ConfigShow show(String environment, String... sets) {
    try {
      Files.writeString(folder.resolve("acore.yaml"), TEXT);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return ConfigShow.of(ConfigLoader.load(folder, environment, List.of(sets)));
  }
}
