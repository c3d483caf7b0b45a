package io.acore.localcloud;

import static org.assertj.core.api.Assertions.assertThat;

import io.acore.base.Environment;
import io.acore.localcloud.process.LocalCloud;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The background process, as `acore` starts it, under the real AWS CLI. */
final class LocalCloudIT {
  @TempDir Path project;

  private final Environment environment = Environment.system();

  @AfterEach
  void stop() {
    LocalCloud.find(project).ifPresent(LocalCloud::stop);
  }

  @Test
  void startsOnceServesTheAwsCliAndLeavesNoProcess() throws Exception {
    LocalCloud cloud = start();
    assertThat(start().endpointUrl()).isEqualTo(cloud.endpointUrl());
    assertThat(aws("sts", "get-caller-identity", "--query", "Account", "--output", "text"))
        .isEqualTo(cloud.accountId());
    Path upload = Files.writeString(project.resolve("a b.txt"), "hello");
    aws("s3", "mb", "s3://things");
    aws("s3", "cp", upload.toString(), "s3://things/a folder/ü+%2F.txt");
    assertThat(aws("s3", "cp", "s3://things/a folder/ü+%2F.txt", "-")).isEqualTo("hello");
    // More than any buffer, and more than a server takes unless it is told to
    Path large = Files.write(project.resolve("large.bin"), new byte[5_000_000]);
    aws("s3api", "put-object", "--bucket", "things", "--key", "large", "--body", large.toString());
    ProcessHandle server = ProcessHandle.of(cloud.state().pid()).orElseThrow();
    ProcessHandle moto = ProcessHandle.of(cloud.state().motoPid()).orElseThrow();
    cloud.stop();
    assertThat(server.isAlive()).isFalse();
    assertThat(moto.isAlive()).isFalse();
    assertThat(LocalCloud.find(project)).isEmpty();
  }

  @Test
  void memoriesLiveThroughTheAwsCliAndThroughARestart() throws Exception {
    start();
    String id =
        aws(
            "bedrock-agentcore-control",
            "create-memory",
            "--name",
            "notes",
            "--event-expiry-duration",
            "30",
            "--query",
            "memory.id",
            "--output",
            "text");
    aws("bedrock-agentcore-control", "wait", "memory-created", "--memory-id", id);
    start().stop();
    start();
    aws(
        "bedrock-agentcore-control",
        "update-memory",
        "--memory-id",
        id,
        "--event-expiry-duration",
        "60");
    assertThat(
            aws(
                "bedrock-agentcore-control",
                "get-memory",
                "--memory-id",
                id,
                "--query",
                "memory.[status,eventExpiryDuration]",
                "--output",
                "text"))
        .isEqualTo("ACTIVE\t60");
    aws("bedrock-agentcore-control", "delete-memory", "--memory-id", id);
    start().stop();
    start();
    assertThat(
            aws(
                "bedrock-agentcore-control",
                "list-memories",
                "--query",
                "memories",
                "--output",
                "json"))
        .isEqualTo("[]");
  }

  @Test
  void aKilledServerTakesMotoWithItAndTheNextStartSeesThatItIsGone() throws Exception {
    LocalCloud cloud = start();
    ProcessHandle server = ProcessHandle.of(cloud.state().pid()).orElseThrow();
    ProcessHandle moto = ProcessHandle.of(cloud.state().motoPid()).orElseThrow();
    server.destroyForcibly();
    moto.onExit().get(20, TimeUnit.SECONDS);
    server.onExit().get(20, TimeUnit.SECONDS);
    assertThat(LocalCloud.folder(project).resolve("state.json")).exists();
    assertThat(LocalCloud.find(project)).isEmpty();
    assertThat(start().endpointUrl()).isNotEqualTo(cloud.endpointUrl());
  }

  private LocalCloud start() {
    return LocalCloud.ensureRunning(project, environment, line -> {});
  }

  private String aws(String... arguments) {
    return new AwsCli(LocalCloud.find(project).orElseThrow()).text(arguments);
  }
}
