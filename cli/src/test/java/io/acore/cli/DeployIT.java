package io.acore.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.acore.base.Environment;
import io.acore.base.FileTrees;
import io.acore.base.Json;
import io.acore.base.ProcessRequest;
import io.acore.base.ProcessResult;
import io.acore.base.SystemProcessRunner;
import io.acore.localcloud.process.LocalCloud;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first example's life in the local cloud: real Terraform, real provider, real AWS CLI. */
final class DeployIT {
  private static final String CONTROL = "bedrock-agentcore-control";

  @TempDir Path scratch;
  private Path project = Path.of("");
  private Map<String, String> exported = Map.of();

  @AfterEach
  void stop() {
    LocalCloud.find(project).ifPresent(LocalCloud::stop);
  }

  @Test
  void isDeployedChangedReducedAndTakenAway() throws IOException {
    project = Example.copy("1-hello-world", scratch.resolve("hello world"));
    JsonNode first =
        Json.parse(acore(0, "deploy", "--yes", "--json", "--set", "enable_memory=true"));
    assertThat(first.at("/stacks/0/summary/create").asInt()).isPositive();
    String id = first.at("/stacks/0/outputs/runtime_id").asText();
    assertThat(aws("list-agent-runtimes", "agentRuntimes[].agentRuntimeId")).isEqualTo(id);
    assertThat(aws("list-memories", "length(memories)")).isEqualTo("1");
    assertThat(acore(0, "plan", "--detailed-exitcode", "--set", "enable_memory=true"))
        .contains("nothing to do");

    // What synth wrote can go: the state is elsewhere. The code changes, and memory is switched
    // off.
    FileTrees.delete(project.resolve("cdktf.out"));
    Files.writeString(
        project.resolve("agent-code/stores.py"), "\n# changed\n", StandardOpenOption.APPEND);
    String plan = acore(4, "plan", "--detailed-exitcode");
    assertThat(plan)
        .contains("~ update   agent-runtime", "- destroy  memory", "± replace  s3 object")
        .doesNotContain("+ create");
    JsonNode second = Json.parse(acore(0, "deploy", "--yes", "--json"));
    assertThat(second.at("/stacks/0/outputs/runtime_id").asText()).isEqualTo(id);
    assertThat(aws("get-agent-runtime", "agentRuntimeVersion", "--agent-runtime-id", id))
        .isEqualTo("2");
    assertThat(aws("list-memories", "length(memories)")).isEqualTo("0");
    JsonNode third = Json.parse(acore(0, "deploy", "--yes", "--json"));
    assertThat(third.path("changes").asBoolean()).isFalse();
    assertThat(third.at("/stacks/0/outputs")).isEqualTo(second.at("/stacks/0/outputs"));
    assertThat(Json.parse(acore(0, "outputs", "--json"))).isEqualTo(third.at("/stacks/0/outputs"));

    // What is stopped keeps everything, so the state still holds
    LocalCloud.find(project).orElseThrow().stop();
    assertThat(acore(0, "plan", "--detailed-exitcode")).contains("nothing to do");

    // What `acore local env` prints may be exported: it is the same cloud, and the same state
    exported = Map.of("AWS_ENDPOINT_URL", LocalCloud.find(project).orElseThrow().endpointUrl());
    assertThat(acore(0, "plan", "--detailed-exitcode")).contains("nothing to do");
    assertThat(acore(0, "destroy", "--yes")).contains("resources destroyed");
    assertThat(aws("list-agent-runtimes", "length(agentRuntimes)")).isEqualTo("0");
    assertThat(run("aws", "ssm", "describe-parameters", "--query", "length(Parameters)"))
        .isEqualTo("0");
    assertThat(run("aws", "s3api", "list-buckets", "--query", "length(Buckets)")).isEqualTo("0");
  }

  private String acore(int exitCode, String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("-C", project.toString(), "--env", "local"));
    Environment environment = CliRun.environment(scratch);
    Map<String, String> variables = new HashMap<>(environment.variables());
    variables.putAll(exported);
    Environment mine = new Environment(variables, scratch, scratch, Clock.systemUTC(), false);
    CliRun run = CliRun.with(mine, new SystemProcessRunner(mine), all.toArray(String[]::new));
    assertThat(run.exitCode()).as(run.stdout() + run.stderr()).isEqualTo(exitCode);
    return run.stdout();
  }

  private String aws(String command, String query, String... more) {
    List<String> all = new ArrayList<>(List.of("aws", CONTROL, command, "--query", query));
    all.addAll(List.of(more));
    return run(all.toArray(String[]::new));
  }

  private String run(String... command) {
    LocalCloud cloud = LocalCloud.find(project).orElseThrow();
    ProcessResult result =
        new SystemProcessRunner(CliRun.environment(scratch))
            .run(
                ProcessRequest.of(command)
                    .with(
                        Map.of(
                            "AWS_ENDPOINT_URL", cloud.endpointUrl(),
                            "AWS_ACCESS_KEY_ID", "local",
                            "AWS_SECRET_ACCESS_KEY", "local",
                            "AWS_DEFAULT_REGION", "eu-west-1",
                            "AWS_DEFAULT_OUTPUT", "text")));
    assertThat(result.exitCode()).as(result.stderr()).isZero();
    return result.stdout().strip();
  }
}
