package io.acore.stacks.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.acore.base.Environment;
import io.acore.base.ProcessRequest;
import io.acore.stacks.config.Config;
import io.acore.stacks.config.ConfigLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TargetTest {
  @TempDir Path project;

  @BeforeEach
  void write() throws IOException {
    Files.createDirectories(project.resolve("code"));
    Files.writeString(
        project.resolve("acore.yaml"),
        "agent_name: demo\nregion: eu-west-1\nruntime_source_path: code\n");
  }

  @Test
  void theLocalEnvironmentNeverSeesARealAccount() {
    Target target =
        Target.of(
            load("local"),
            environment(Map.of("AWS_PROFILE", "production", "NO_PROXY", "intranet")),
            folder -> "http://127.0.0.1:4567");

    assertThat(target.isLocal()).isTrue();
    assertThat(target.endpoint()).contains("http://127.0.0.1:4567");
    assertThat(target.folder()).isEqualTo(project.resolve("cdktf.out/stacks/demo-local"));
    assertThat(target.parameterPath()).isEqualTo("/acore/demo/local");
    ProcessRequest request = target.prepare(ProcessRequest.of("aws"));
    assertThat(request.dropped()).contains("AWS_PROFILE", "AWS_SESSION_TOKEN");
    assertThat(request.variables())
        .containsEntry("AWS_ENDPOINT_URL", "http://127.0.0.1:4567")
        .containsEntry("AWS_REGION", "eu-west-1")
        .containsEntry("NO_PROXY", "intranet,127.0.0.1,localhost")
        .containsKeys("AWS_ACCESS_KEY_ID", "AWS_CONFIG_FILE");
  }

  @Test
  void anEndpointThatIsSetIsTakenInsteadOfTheLocalCloud() {
    Target target =
        Target.of(
            load("local"),
            environment(Map.of("AWS_ENDPOINT_URL", "http://127.0.0.1:1")),
            folder -> {
              throw new AssertionError("the local cloud was started");
            });
    assertThat(target.endpoint()).contains("http://127.0.0.1:1");
  }

  @Test
  void theAddressOfTheProjectsOwnLocalCloudIsThatCloud() {
    String address = "http://127.0.0.1:4567";
    LocalEndpoint own =
        new LocalEndpoint() {
          @Override
          public String ensureRunning(Path folder) {
            return address;
          }

          @Override
          public String identity(Path folder) {
            return "the third one";
          }

          @Override
          public boolean isAt(Path folder, String endpoint) {
            return endpoint.equals(address);
          }
        };
    Config config = load("local");
    Target exported = Target.of(config, environment(Map.of("AWS_ENDPOINT_URL", address)), own);
    assertThat(exported).isEqualTo(Target.of(config, environment(Map.of()), own));
    assertThat(exported.cloud()).contains("the third one");
    assertThat(kept(exported)).endsWith(".acore/state/demo-local");

    Target other =
        Target.of(config, environment(Map.of("AWS_ENDPOINT_URL", "http://127.0.0.1:4566")), own);
    assertThat(other.cloud()).isEmpty();
    assertThat(kept(other)).endsWith(".acore/state/demo-local@http-127.0.0.1-4566");
  }

  private static String kept(Target target) {
    return target.home(target.stack(), target.folder()).kept().toString();
  }

  @Test
  void anotherEnvironmentKeepsTheUsersCredentials() {
    Target target =
        Target.of(
            load("dev"),
            environment(Map.of("AWS_PROFILE", "mine")),
            folder -> {
              throw new AssertionError("the local cloud was started");
            });
    assertThat(target.endpoint()).isEmpty();
    assertThat(target.dropped()).isEmpty();
    assertThat(target.variables())
        .isEqualTo(Map.of("AWS_REGION", "eu-west-1", "AWS_DEFAULT_REGION", "eu-west-1"));
  }

  private Config load(String name) {
    return ConfigLoader.load(project, name, List.of());
  }

  private Environment environment(Map<String, String> variables) {
    return new Environment(variables, project, project, Clock.systemUTC(), false);
  }
}
