package io.acore.cli;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl-C, Ctrl-C twice, and two deployments at once, each by processes of their own. */
final class InterruptedDeployIT {
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  /** A shell gives what it starts in the background no Ctrl-C; a terminal does. */
  private static final String AT_A_TERMINAL =
      "import os, signal, sys; signal.signal(signal.SIGINT, signal.SIG_DFL);"
          + " os.execv(sys.argv[1], sys.argv[1:])";

  @TempDir Path folder;

  @AfterEach
  void stop() {
    LocalCloud.find(folder).ifPresent(LocalCloud::stop);
  }

  @Test
  void whateverHappensTheNextDeployComesOutRight() throws IOException {
    write("Tools");
    acore(0, "local", "start");

    CompletableFuture<ProcessResult> stopped = deployHeldAt("CreateCodeInterpreter");
    press();
    ProcessResult once = stopped.join();
    assertThat(once.exitCode()).as(once.stderr()).isEqualTo(5);
    assertThat(once.stderr())
        .contains("stopping: Terraform finishes what it is at", "`terraform apply` was stopped")
        .contains("run the command again to go on");
    assertThat(logs()).as("Terraform ends by itself").contains("Gracefully shutting down");
    assertThat(started()).as("nothing goes on behind the user's back").isEmpty();

    List<CompletableFuture<ProcessResult>> both = List.of(deploy(), deploy());
    List<ProcessResult> ends = both.stream().map(CompletableFuture::join).toList();
    assertThat(ends).as("one does the work").anyMatch(ProcessResult::ok);
    assertThat(ends)
        .as("the other one waits a minute for it, and then says so")
        .allMatch(
            it -> it.ok() || it.stderr().contains("The state of `two-hands-local` is locked"));
    whatIsThereIs("Tools");

    write("Other tools");
    CompletableFuture<ProcessResult> killed = deployHeldAt("UpdateGateway");
    press();
    press();
    ProcessResult twice = killed.join();
    assertThat(twice.exitCode()).as(twice.stderr()).isEqualTo(5);
    // Which of the two it is, is a matter of milliseconds: Terraform may have finished in between
    assertThat(twice.stderr())
        .containsAnyOf("`terraform apply` was killed", "`terraform apply` was stopped")
        .contains("run the command again");
    assertThat(deploy().join()).matches(ProcessResult::ok);
    whatIsThereIs("Other tools");

    acore(0, "destroy", "--env", "local", "--yes");
    assertThat(aws("list-code-interpreters", "length(codeInterpreterSummaries)")).isEqualTo("0");
    assertThat(aws("list-gateways", "length(items)")).isEqualTo("0");
  }

  private String logs() throws IOException {
    StringBuilder text = new StringBuilder();
    try (Stream<Path> files = Files.list(folder.resolve(".acore/logs"))) {
      for (Path file : files.toList()) {
        text.append(Files.readString(file));
      }
    }
    return text.toString();
  }

  private void whatIsThereIs(String description) {
    assertThat(acore(0, "plan", "--env", "local", "--detailed-exitcode").stdout())
        .contains("nothing to do");
    assertThat(aws("list-code-interpreters", "length(codeInterpreterSummaries)")).isEqualTo("1");
    String id =
        Json.parse(acore(0, "outputs", "--env", "local", "--json").stdout())
            .path("gateway_id")
            .asText();
    assertThat(aws("list-gateways", "items[].[gatewayId,description]"))
        .isEqualTo(id + "\t" + description);
  }

  private void write(String description) throws IOException {
    FileTrees.write(
        folder.resolve("acore.yaml"),
        """
        agent_name: two-hands
        region: us-east-1
        runtime_source_path: src
        enable_runtime: false
        enable_memory: false
        enable_gateway: true
        enable_code_interpreter: true
        gateway:
          description: %s
        """
            .formatted(description));
    FileTrees.write(folder.resolve("src/runtime.py"), "print(1)\n");
  }

  /** A deployment that is in the middle of this operation. */
  private CompletableFuture<ProcessResult> deployHeldAt(String operation) {
    acore(0, "local", "fault", "add", "--operation", operation, "--delay", "25s", "--times", "1");
    CompletableFuture<ProcessResult> deploy = deploy();
    while (acore(0, "local", "fault", "list").stdout().contains(operation)) {
      assertThat(deploy).as("the operation has to come").isNotDone();
    }
    return deploy;
  }

  private CompletableFuture<ProcessResult> deploy() {
    Environment environment = CliRun.environment(folder);
    ProcessRequest request =
        ProcessRequest.of(
                "python3",
                "-c",
                AT_A_TERMINAL,
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                Main.class.getName(),
                "deploy",
                "--yes",
                "--env",
                "local",
                "-C",
                folder.toString())
            // As an argument it would hide the rest: Java sees a page of a process's command.
            .with("CLASSPATH", System.getProperty("java.class.path"))
            .with("ACORE_CACHE_DIR", environment.cacheDirectory().toString())
            .within(PATIENCE);
    return CompletableFuture.supplyAsync(() -> new SystemProcessRunner(environment).run(request));
  }

  private void press() {
    List<ProcessHandle> acores =
        started().stream()
            .filter(it -> it.info().commandLine().orElse("").contains(Main.class.getName()))
            .toList();
    assertThat(acores).hasSize(1);
    run("kill", "-INT", String.valueOf(acores.get(0).pid()));
  }

  private static List<ProcessHandle> started() {
    return ProcessHandle.current()
        .descendants()
        .filter(it -> it.info().command().orElse("").matches(".*/(java|terraform|aws)"))
        .filter(it -> !it.info().commandLine().orElse("").contains("ServerMain"))
        .toList();
  }

  private CliRun acore(int exitCode, String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(List.of("-C", folder.toString()));
    CliRun run = CliRun.in(folder, all.toArray(String[]::new));
    assertThat(run.exitCode())
        .as("%s%n%s%n%s", all, run.stdout(), run.stderr())
        .isEqualTo(exitCode);
    return run;
  }

  private String aws(String command, String query) {
    return run(
        "aws",
        "bedrock-agentcore-control",
        command,
        "--region",
        "us-east-1",
        "--output",
        "text",
        "--query",
        query);
  }

  private String run(String... command) {
    String endpoint = LocalCloud.find(folder).orElseThrow().endpointUrl();
    ProcessResult result =
        new SystemProcessRunner(CliRun.environment(folder))
            .run(
                ProcessRequest.of(command)
                    .with("AWS_ENDPOINT_URL", endpoint)
                    .with("AWS_ACCESS_KEY_ID", "local")
                    .with("AWS_SECRET_ACCESS_KEY", "local"));
    assertThat(result.exitCode()).as(result.stderr()).isZero();
    return result.stdout().strip();
  }
}
