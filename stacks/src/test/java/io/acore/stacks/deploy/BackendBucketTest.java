package io.acore.stacks.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.acore.base.Environment;
import io.acore.base.FakeProcessRunner;
import io.acore.base.Golden;
import io.acore.base.ProcessResult;
import io.acore.stacks.config.ConfigLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BackendBucketTest {
  @TempDir Path project;
  private ProcessResult head = FakeProcessRunner.failed(254, "An error occurred (404)");
  private final FakeProcessRunner processes =
      new FakeProcessRunner()
          .answering(
              request ->
                  request.command().contains("head-bucket")
                      ? head
                      : FakeProcessRunner.ok(
                          request.command().contains("sts")
                              ? "{\"Account\": \"482913057261\", \"Arn\": \"arn\"}"
                              : ""));

  @BeforeEach
  void write() throws IOException {
    Files.createDirectories(project.resolve("code"));
    Files.writeString(
        project.resolve("acore.yaml"),
        "agent_name: demo\nregion: eu-west-1\nruntime_source_path: code\n");
  }

  @Test
  void itIsVersionedEncryptedOverTlsOnlyAndClosedToThePublic() {
    BackendBucket.Result result = bucket().create(Optional.empty());
    String commands =
        processes.requests.stream()
            .map(it -> String.join(" ", it.command()))
            .collect(Collectors.joining("\n", "", "\n"));
    Golden.assertGolden("deploy/backend-create.txt", commands + result.text());
    assertThat(commands)
        .contains("aws:SecureTransport", "\"Status\":\"Enabled\"", "BlockPublicPolicy", "AES256");
  }

  @Test
  void oneThatIsThereIsPutRight() {
    head = FakeProcessRunner.ok("");
    assertThat(bucket().create(Optional.of("states")).created()).isFalse();
    assertThat(processes.requests)
        .noneMatch(it -> it.command().contains("create-bucket"))
        .anyMatch(it -> it.command().contains("put-bucket-policy"));
  }

  @Test
  void somebodyElsesIsNotTouched() {
    head = FakeProcessRunner.failed(254, "An error occurred (403) when calling HeadBucket");
    assertThatThrownBy(() -> bucket().create(Optional.of("states")))
        .hasMessage("The bucket `states` belongs to somebody else");
    assertThat(processes.requests).noneMatch(it -> it.command().contains("put-bucket-policy"));
  }

  private BackendBucket bucket() {
    Environment environment = new Environment(Map.of(), project, project, Clock.systemUTC(), false);
    Target target =
        Target.of(ConfigLoader.load(project, "dev", List.of()), environment, folder -> "");
    return new BackendBucket(target, processes, FakeTalk.nobody());
  }
}
