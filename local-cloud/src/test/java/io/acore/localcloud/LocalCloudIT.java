package io.acore.localcloud;

import static org.assertj.core.api.Assertions.assertThat;

import io.acore.base.Environment;
import io.acore.base.FileTrees;
import io.acore.base.Json;
import io.acore.base.ProcessRequest;
import io.acore.base.SystemProcessRunner;
import io.acore.localcloud.process.LocalCloud;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
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
  void whatWasMadeIsThereAfterARestartUnderTheSameIds() throws Exception {
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
    String key = aws("kms", "create-key", "--query", "KeyMetadata.KeyId", "--output", "text");
    aws("ssm", "put-parameter", "--name", "/a", "--type", "String", "--value", "one");
    aws("ssm", "put-parameter", "--name", "/a", "--overwrite", "--value", "two");
    // The CLI sends it in two parts
    Path parts = Files.write(project.resolve("parts"), new byte[9 << 20]);
    aws("s3", "mb", "s3://kept");
    aws("s3", "cp", parts.toString(), "s3://kept/parts");
    String endpoint = start().endpointUrl();
    start().stop();
    assertThat(start().endpointUrl()).isEqualTo(endpoint);
    assertThat(aws("s3", "ls", "s3://kept/")).endsWith(" 9437184 parts");
    aws("kms", "describe-key", "--key-id", key);
    assertThat(
            aws(
                "ssm",
                "get-parameter",
                "--name",
                "/a",
                "--query",
                "Parameter.[Value,Version]",
                "--output",
                "text"))
        .isEqualTo("two\t2");
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
  void aKilledServerTakesMotoAndAgentsWithItAndTheNextStartSeesThatItIsGone() throws Exception {
    LocalCloud cloud = start();
    ProcessHandle agent = ProcessHandle.of(invokeAnAgent()).orElseThrow();
    assertThat(agent.isAlive()).isTrue();
    ProcessHandle server = ProcessHandle.of(cloud.state().pid()).orElseThrow();
    ProcessHandle moto = ProcessHandle.of(cloud.state().motoPid()).orElseThrow();
    server.destroyForcibly();
    moto.onExit().get(20, TimeUnit.SECONDS);
    server.onExit().get(20, TimeUnit.SECONDS);
    agent.onExit().get(20, TimeUnit.SECONDS);
    assertThat(LocalCloud.folder(project).resolve("state.json")).exists();
    assertThat(LocalCloud.find(project)).isEmpty();
    assertThat(start().state().pid()).isNotEqualTo(cloud.state().pid());
  }

  @Test
  void aDeletedProjectTakesItsLocalCloudWithIt() throws Exception {
    LocalCloud cloud = start();
    ProcessHandle server = ProcessHandle.of(cloud.state().pid()).orElseThrow();
    ProcessHandle moto = ProcessHandle.of(cloud.state().motoPid()).orElseThrow();
    FileTrees.delete(project.resolve(".acore"));
    server.onExit().get(20, TimeUnit.SECONDS);
    moto.onExit().get(20, TimeUnit.SECONDS);
    assertThat(project.resolve(".acore"))
        .as("what it would have written at its end")
        .doesNotExist();
  }

  /** From nothing to an answer by the AWS CLI alone; the answer is the agent's process id. */
  private long invokeAnAgent() throws Exception {
    Path zip = project.resolve("agent.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip));
        InputStream main = getClass().getResourceAsStream("/agent/main.py")) {
      out.putNextEntry(new ZipEntry("main.py"));
      out.write(Objects.requireNonNull(main).readAllBytes());
    }
    aws("s3", "mb", "s3://agents");
    aws("s3", "cp", zip.toString(), "s3://agents/agent.zip");
    Path trust =
        Files.writeString(
            project.resolve("trust.json"),
            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"sts:AssumeRole\","
                + "\"Principal\":{\"Service\":\"bedrock-agentcore.amazonaws.com\"}}]}");
    String role =
        aws(
            "iam",
            "create-role",
            "--role-name",
            "agent",
            "--assume-role-policy-document",
            "file://" + trust,
            "--query",
            "Role.Arn",
            "--output",
            "text");
    String arn =
        aws(
            "bedrock-agentcore-control",
            "create-agent-runtime",
            "--agent-runtime-name",
            "agent",
            "--role-arn",
            role,
            "--network-configuration",
            "networkMode=PUBLIC",
            "--agent-runtime-artifact",
            "{\"codeConfiguration\":{\"code\":{\"s3\":{\"bucket\":\"agents\",\"prefix\":\"agent.zip\"}},"
                + "\"runtime\":\"PYTHON_"
                + python()
                + "\",\"entryPoint\":[\"main.py\"]}}",
            "--query",
            "agentRuntimeArn",
            "--output",
            "text");
    Path answer = project.resolve("answer.json");
    aws(
        "bedrock-agentcore",
        "invoke-agent-runtime",
        "--agent-runtime-arn",
        arn,
        "--payload",
        "{}",
        answer.toString());
    return Json.read(answer).path("pid").asLong();
  }

  private String python() {
    String program = "import sys; print('%d_%d' % sys.version_info[:2])";
    return new SystemProcessRunner(environment)
        .run(ProcessRequest.of("python3", "-c", program))
        .stdout()
        .strip();
  }

  private LocalCloud start() {
    return LocalCloud.ensureRunning(project, environment, line -> {});
  }

  private String aws(String... arguments) {
    return new AwsCli(LocalCloud.find(project).orElseThrow()).text(arguments);
  }
}
