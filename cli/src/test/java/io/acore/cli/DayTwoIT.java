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
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody does behind acore's back in the local cloud, and what acore makes of it. */
final class DayTwoIT {
  private static final String CONTROL = "bedrock-agentcore-control";

  @TempDir Path folder;

  @AfterEach
  void stop() {
    LocalCloud.find(folder).ifPresent(LocalCloud::stop);
  }

  @Test
  void driftNamesWhatHappenedAndRepairMendsIt() throws IOException {
    FileTrees.write(
        folder.resolve("acore.yaml"),
        """
        agent_name: day-two
        region: us-east-1
        runtime_source_path: src
        enable_runtime: false
        enable_memory: false
        enable_gateway: true
        enable_code_interpreter: true
        gateway:
          description: Tools
        """);
    FileTrees.write(folder.resolve("src/runtime.py"), "print(1)\n");

    // One that somebody made by hand is taken over instead of made a second time.
    String adopted =
        aws(
            "create-code-interpreter",
            "--name",
            "day_two_local_code_interpreter",
            "--network-configuration",
            "networkMode=SANDBOX",
            "--query",
            "codeInterpreterId");
    assertThat(acore(0, "adopt", "code-interpreter", adopted).stdout())
        .contains("the next deploy leaves it as it is");
    acore(0, "deploy", "--yes");
    Map<String, JsonNode> before = status();
    assertThat(Objects.requireNonNull(before.get("code_interpreter")).path("id").asText())
        .isEqualTo(adopted);
    JsonNode gateway = Objects.requireNonNull(before.get("gateway"));
    assertThat(gateway.path("status").asText()).isEqualTo("READY");
    assertThat(gateway.path("condition").asText()).isEqualTo("ok");
    String id = gateway.path("id").asText();
    aws("delete-code-interpreter", "--code-interpreter-id", adopted);
    aws(
        "update-gateway",
        "--gateway-identifier",
        id,
        "--description",
        "Somebody was here",
        "--name",
        "day-two-local-gateway",
        "--authorizer-type",
        "AWS_IAM",
        "--protocol-type",
        "MCP",
        "--role-arn",
        aws("get-gateway", "--gateway-identifier", id, "--query", "roleArn"));
    assertThat(acore(4, "drift", "--detailed-exitcode", "--bridged-only").stdout())
        .contains("missing  code-interpreter `day_two_local_code_interpreter`")
        .contains("changed  gateway `day-two-local-gateway`")
        .contains("description: \"Somebody was here\" instead of \"Tools\"");

    acore(0, "repair", "--yes");
    Map<String, JsonNode> after = status();
    assertThat(after.values()).allMatch(it -> it.path("condition").asText().equals("ok"));
    assertThat(Objects.requireNonNull(after.get("code_interpreter")).path("id").asText())
        .isNotEqualTo(adopted);
    assertThat(Objects.requireNonNull(after.get("gateway")).path("id").asText()).isEqualTo(id);
    assertThat(aws("get-gateway", "--gateway-identifier", id, "--query", "description"))
        .isEqualTo("Tools");

    run("ssm", "delete-parameter", "--name", "/acore/day-two/local/gateway");
    run("ssm", "delete-parameter", "--name", "/acore/day-two/local/code_interpreter/state");
    assertThat(acore(4, "drift", "--detailed-exitcode", "--bridged-only").stdout())
        .contains("record-lost  gateway")
        .contains("record-lost  code-interpreter");
    assertThat(acore(0, "plan", "--detailed-exitcode").stderr())
        .as("a plan needs the records, so it puts them back first")
        .contains("gateway `day-two-local-gateway`: its record is back");
    // As after a kill: the state says that it is made, and it is nowhere.
    String made = Objects.requireNonNull(status().get("code_interpreter")).path("id").asText();
    aws("delete-code-interpreter", "--code-interpreter-id", made);
    run("ssm", "delete-parameter", "--name", "/acore/day-two/local/code_interpreter");
    assertThat(acore(0, "deploy", "--yes").stderr()).contains("it is gone, so it is made anew");
    assertThat(acore(0, "drift", "--detailed-exitcode").stdout()).contains("as it was deployed");
  }

  private Map<String, JsonNode> status() {
    Map<String, JsonNode> found = new TreeMap<>();
    for (JsonNode each : Json.parse(acore(0, "status", "--json").stdout()).path("resources")) {
      found.put(each.path("address").asText(), each);
    }
    return found;
  }

  private CliRun acore(int exitCode, String command, String... more) {
    List<String> words = new ArrayList<>(List.of(command, "--env", "local"));
    words.addAll(List.of(more));
    CliRun run = CliRun.in(folder, words.toArray(String[]::new));
    assertThat(run.exitCode())
        .as("%s%n%s%n%s", words, run.stdout(), run.stderr())
        .isEqualTo(exitCode);
    return run;
  }

  private String aws(String... words) {
    List<String> all = new ArrayList<>(List.of(CONTROL));
    all.addAll(List.of(words));
    return run(all.toArray(String[]::new));
  }

  private String run(String... words) {
    Environment environment = CliRun.environment(folder);
    String endpoint = LocalCloud.ensureRunning(folder, environment, line -> {}).endpointUrl();
    List<String> command = new ArrayList<>(List.of("aws"));
    command.addAll(List.of(words));
    command.addAll(List.of("--region", "us-east-1", "--output", "text"));
    ProcessResult result =
        new SystemProcessRunner(environment)
            .run(
                ProcessRequest.of(command)
                    .with("AWS_ENDPOINT_URL", endpoint)
                    .with("AWS_ACCESS_KEY_ID", "local")
                    .with("AWS_SECRET_ACCESS_KEY", "local"));
    assertThat(result.exitCode()).as(result.stderr()).isZero();
    return result.stdout().strip();
  }
}
