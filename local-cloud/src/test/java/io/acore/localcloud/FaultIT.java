package io.acore.localcloud;

import static org.assertj.core.api.Assertions.assertThat;

import io.acore.base.Environment;
import io.acore.base.Json;
import io.acore.base.ProcessResult;
import io.acore.localcloud.fault.Fault;
import io.acore.localcloud.process.LocalCloud;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Drills, as the real AWS CLI meets them. */
final class FaultIT {
  @TempDir static Path project;

  @SuppressWarnings("NullAway.Init")
  private static LocalCloud cloud;

  @SuppressWarnings("NullAway.Init")
  private static AwsCli aws;

  @BeforeAll
  static void start() {
    cloud = LocalCloud.ensureRunning(project, Environment.system(), line -> {});
    aws = new AwsCli(cloud);
  }

  @AfterAll
  static void stop() {
    LocalCloud.find(project).ifPresent(LocalCloud::stop);
  }

  @AfterEach
  void clear() {
    cloud.clearFaults();
  }

  @Test
  void anErrorIsAnsweredAsOftenAsAskedAndNothingIsDone() {
    fault("{\"operation\":\"CreateMemory\",\"error\":\"AccessDeniedException\",\"times\":1}");
    ProcessResult refused = create("denied");
    assertThat(refused.exitCode()).isNotZero();
    assertThat(refused.stderr()).contains("AccessDeniedException").contains("drill");
    assertThat(memories("denied")).isEmpty();
    assertThat(create("denied").exitCode()).isZero();
  }

  @Test
  void aDroppedAnswerIsAskedForAgainAndMakesNothingTwice() {
    fault("{\"operation\":\"CreateMemory\",\"dropResponse\":true,\"times\":1}");
    ProcessResult created = create("dropped");
    assertThat(created.exitCode()).as(created.stderr()).isZero();
    assertThat(memories("dropped").split("\\s+")).hasSize(1);
  }

  @Test
  void whoAskedIsKilledAfterTheResourceIsThere() {
    fault("{\"operation\":\"CreateMemory\",\"kill\":\"client\",\"times\":1}");
    assertThat(create("killed").exitCode()).isEqualTo(128 + 9);
    assertThat(memories("killed")).startsWith("killed-");
  }

  @Test
  void aResourceFailsWithTheReasonAskedFor() throws InterruptedException {
    fault(
        "{\"operation\":\"CreateMemory\",\"status\":\"FAILED\",\"reason\":\"no room\",\"times\":1}");
    String id = Json.parse(create("failed").stdout()).path("memory").path("id").asText();
    ProcessResult waited =
        aws.run("bedrock-agentcore-control", "wait", "memory-created", "--memory-id", id);
    assertThat(waited.exitCode()).isNotZero();
    assertThat(
            aws.text(
                "bedrock-agentcore-control",
                "get-memory",
                "--memory-id",
                id,
                "--query",
                "memory.[status,failureReason]",
                "--output",
                "text"))
        .isEqualTo("FAILED\tno room");
  }

  @Test
  void whatIsPassedToMotoFailsInItsOwnProtocol() {
    fault("{\"operation\":\"GetCallerIdentity\",\"error\":\"ExpiredToken\",\"times\":1}");
    fault("{\"operation\":\"PutParameter\",\"dropResponse\":true,\"times\":1}");
    fault("{\"operation\":\"PUT /things*\",\"error\":\"AccessDenied\",\"times\":1}");
    assertThat(aws.run("sts", "get-caller-identity").stderr()).contains("(ExpiredToken)");
    assertThat(aws.run("s3", "mb", "s3://things").stderr()).contains("(AccessDenied)");
    // Asked again after the dropped answer, it is there already
    ProcessResult put =
        aws.run("ssm", "put-parameter", "--name", "/a", "--type", "String", "--value", "b");
    assertThat(put.stderr()).contains("ParameterAlreadyExists");
    assertThat(cloud.faults()).isEmpty();
    // What has a fault somewhere still arrives whole
    fault("{\"operation\":\"Nothing\",\"error\":\"Never\"}");
    assertThat(aws.text("iam", "list-roles", "--query", "Roles", "--output", "json"))
        .isEqualTo("[]");
  }

  private static void fault(String json) {
    cloud.add(Fault.of(Json.parse(json)));
  }

  private static ProcessResult create(String name) {
    return aws.run(
        "bedrock-agentcore-control",
        "create-memory",
        "--name",
        name,
        "--event-expiry-duration",
        "30",
        "--output",
        "json");
  }

  private static String memories(String name) {
    return aws.text(
        "bedrock-agentcore-control",
        "list-memories",
        "--query",
        "memories[?starts_with(id, '" + name + "-')].id",
        "--output",
        "text");
  }
}
