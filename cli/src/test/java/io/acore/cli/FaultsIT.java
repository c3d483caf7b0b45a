package io.acore.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.acore.base.Environment;
import io.acore.base.Json;
import io.acore.base.ProcessRequest;
import io.acore.base.ProcessResult;
import io.acore.base.SystemProcessRunner;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A part of {@code bench/faults} small enough for every build: the bridge and Terraform are killed
 * in the middle of what they do, under a real Terraform and against the local cloud.
 */
final class FaultsIT {
  @TempDir Path scratch;

  @Test
  void nothingIsLostWhoeverIsKilled() throws IOException {
    Path root = Path.of(System.getProperty("acore.root"));
    Path numbers = scratch.resolve("numbers.json");
    Environment environment = CliRun.environment(scratch);
    ProcessResult result =
        new SystemProcessRunner(environment)
            .run(
                ProcessRequest.of(
                        root.resolve("bench/faults").toString(),
                        "--fast",
                        "--json",
                        numbers.toString())
                    .in(root));
    assertThat(result.exitCode()).as(result.stdout() + result.stderr()).isZero();
    JsonNode chains = Json.read(numbers).path("chains");
    assertThat(chains).as("every chain has run").hasSize(2);
    for (JsonNode chain : chains) {
      assertThat(chain.path("struck").asInt()).as("%s", chain).isPositive();
      for (String number :
          new String[] {"orphans", "duplicates", "lost", "plans", "failed", "unstruck"}) {
        assertThat(chain.path(number).asInt(-1)).as("%s of %s", number, chain).isZero();
      }
    }
  }
}
