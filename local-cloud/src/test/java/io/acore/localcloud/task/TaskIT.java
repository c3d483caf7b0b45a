package io.acore.localcloud.task;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.acore.localcloud.TestCloud;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tasks as real processes, started and stopped by the real boto3. */
final class TaskIT {
  @TempDir Path folder;

  @Test
  void aTaskRunsItsCommandAndSaysHowItEnded() throws IOException {
    try (TestCloud cloud = TestCloud.start(folder)) {
      JsonNode seen = cloud.run("task/client.py");
      assertThat(seen.at("/done/status").asText()).isEqualTo("STOPPED");
      assertThat(seen.at("/done/code").asInt()).isEqualTo(3);
      assertThat(seen.at("/done/stop").asText()).isEqualTo("EssentialContainerExited");
      assertThat(seen.path("running").toString())
          .isEqualTo("[\"RUNNING\",\"RUNNING\",\"RUNNING\",\"RUNNING\",\"RUNNING\"]");
      assertThat(seen.at("/stopped/status").asText()).isEqualTo("STOPPED");
      assertThat(seen.at("/stopped/stop").asText()).isEqualTo("UserInitiated");
      assertThat(seen.at("/none/status").asText()).isEqualTo("STOPPED");
      assertThat(seen.at("/none/reason").asText()).contains("has no command");
      assertThat(seen.path("lines").toString())
          .isEqualTo("[\"job left\",\"job slow\",\"job usual\"]");
      assertThat(seen.path("streams").toString()).isEqualTo("[\"run\",\"main\"]");
    }
    assertThat(ProcessHandle.current().descendants().filter(ProcessHandle::isAlive).count())
        .as("processes left, one task still ran")
        .isZero();
  }
}
