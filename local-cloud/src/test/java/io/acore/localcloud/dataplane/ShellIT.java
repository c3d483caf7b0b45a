package io.acore.localcloud.dataplane;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.acore.base.Json;
import io.acore.base.ProcessRequest;
import io.acore.base.ProcessResult;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Shells beside a real agent, opened by AWS's own Python client. */
final class ShellIT {
  private static final Path SCRIPT =
      Path.of(System.getProperty("acore.root"), "local-cloud/src/test/python/shell.py");
  private static final String ID = "shells-0123456789";

  @TempDir static Path folder;
  private static AgentCloud cloud;

  @BeforeAll
  static void start() throws IOException {
    cloud = AgentCloud.start(folder);
    cloud.runtime(ID);
  }

  @AfterAll
  static void stop() {
    cloud.close();
    assertThat(ProcessHandle.current().descendants().filter(ProcessHandle::isAlive).count())
        .as("processes left")
        .isZero();
    assertThat(ProcessHandle.allProcesses().map(it -> it.info().commandLine().orElse("")))
        .as("what a shell has left running")
        .noneMatch(it -> it.equals("sleep 4712"));
  }

  @Test
  void aShellIsATerminalBesideTheAgentAndGoesOnWithoutAClient() {
    JsonNode seen = client("talk");
    assertThat(seen.path("typed").asText()).contains("hello from the environment");
    assertThat(seen.path("terminal").asText()).contains("/dev/pts/");
    assertThat(seen.path("size").asText()).contains("50 132");
    assertThat(seen.path("shell").asText()).isEqualTo("build");
    assertThat(seen.path("confirmed").toString())
        .contains("\"shellId\":\"other\"", "\"reconnected\":false");
    assertThat(seen.path("again").toString()).contains("\"reconnected\":true");
    assertThat(seen.path("replayed").asText()).contains("said-while-away-42");
    assertThat(seen.path("kept").asText()).as("a variable of before").contains("kept=17");
    assertThat(seen.path("exit").asInt()).isEqualTo(7);
    assertThat(seen.path("status").toString())
        .contains("\"reason\":\"ExitCode\"", "\"message\":\"7\"");
    assertThat(seen.path("presigned").asText()).contains("by-address");
  }

  @Test
  void theLimitsOfTheServiceHold() {
    JsonNode seen = client("limits");
    assertThat(seen.path("kicked").asInt()).isEqualTo(4000);
    assertThat(seen.path("texts").asInt()).isEqualTo(1003);
    assertThat(seen.path("large").asInt()).isEqualTo(1009);
    assertThat(seen.path("fast").asInt()).isEqualTo(1008);
    assertThat(seen.path("heartbeat").asText()).isEqualTo("05");
    assertThat(seen.path("eleventh").asInt()).isEqualTo(424);
    assertThat(seen.path("name").asInt()).isEqualTo(400);
    assertThat(seen.path("closed").asInt()).isEqualTo(1000);
  }

  private static JsonNode client(String what) {
    List<String> command =
        new ArrayList<>(List.of("agentcore-sdk-python", SCRIPT.toString(), what, cloud.arn(ID)));
    ProcessResult result =
        cloud.processes.run(
            ProcessRequest.of(command)
                .within(Duration.ofSeconds(90))
                .with(
                    Map.of(
                        "AWS_ENDPOINT_URL",
                        cloud.url(),
                        "AWS_ACCESS_KEY_ID",
                        "local",
                        "AWS_SECRET_ACCESS_KEY",
                        "local",
                        "AWS_REGION",
                        AgentCloud.REGION,
                        "PYTHONDONTWRITEBYTECODE",
                        "1",
                        "PYTHONPATH",
                        folder.resolve("runtime").toString())));
    assertThat(result.exitCode()).as(result.stderr()).isZero();
    return Json.parse(result.stdout());
  }
}
