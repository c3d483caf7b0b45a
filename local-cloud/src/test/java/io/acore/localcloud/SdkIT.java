package io.acore.localcloud;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.acore.base.Environment;
import io.acore.base.Json;
import io.acore.base.ProcessRequest;
import io.acore.base.ProcessResult;
import io.acore.base.SystemProcessRunner;
import io.acore.localcloud.process.LocalServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** AWS's Python package `bedrock-agentcore`, as it is, against the local cloud. */
final class SdkIT {
  private static final Path SCRIPT =
      Path.of(System.getProperty("acore.root"), "local-cloud/src/test/python/sdk.py");

  @TempDir static Path project;
  private static LocalServer server;

  @BeforeAll
  static void start() throws IOException {
    server = LocalServer.start(Environment.system(), project, project, () -> {}, line -> {});
  }

  @AfterAll
  static void stop() {
    server.close();
    assertThat(ProcessHandle.current().descendants().filter(ProcessHandle::isAlive).count())
        .as("processes left")
        .isZero();
    assertThat(project.resolve("code-interpreter")).isDirectoryNotContaining(Files::isDirectory);
  }

  @Test
  void theMemoryClientsWriteReadBranchAndSearch() {
    JsonNode seen = sdk("memory");
    assertThat(seen.at("/turns/0/0/content/text").asText()).contains("Tom");
    assertThat(seen.at("/turns/1/0/content/text").asText()).contains("Rex");
    assertThat(texts(seen.path("branches"))).contains("retry");
    assertThat(texts(seen.path("merged")))
        .containsExactly("My dog is called Rex.", "A fine name.", "Or shall I call him Max?");
    assertThat(seen.at("/found/0").asText()).isEqualTo("My dog is called Rex.");
    assertThat(texts(seen.path("long"))).containsExactly("My dog is called Rex.");
    assertThat(texts(seen.path("actors"))).containsExactly("ada");
    assertThat(texts(seen.path("sessions"))).containsExactly("s1", "s2");
  }

  @Test
  void theCodeInterpreterIsOffUntilTheProjectSwitchesItOnAndThenRuns() throws IOException {
    allow(false);
    JsonNode off = sdk("off");
    assertThat(off.path("Code").asText()).isEqualTo("AccessDeniedException");
    assertThat(off.path("Message").asText())
        .contains("`local.code_interpreter: true` in acore.yaml", "no sandbox");
    allow(true);
    JsonNode seen = sdk("interpreter");
    assertThat(seen.at("/session").asText()).matches("[0-9a-zA-Z]{1,40}");
    assertThat(seen.at("/kept/structuredContent/stdout").asText()).isEqualTo("42\n");
    assertThat(seen.at("/cleared/structuredContent/stderr").asText()).contains("NameError");
    assertThat(seen.at("/failed/isError").asBoolean()).isTrue();
    assertThat(seen.at("/failed/structuredContent/stderr").asText())
        .contains("ZeroDivisionError")
        .doesNotContain("interpreter.py");
    assertThat(seen.at("/exited/structuredContent/exitCode").asInt()).isEqualTo(9);
    assertThat(seen.at("/exited/structuredContent/stderr").asText()).contains("variables are gone");
    assertThat(seen.at("/after/structuredContent/stdout").asText()).isEqualTo("'alive'\n");
    assertThat(seen.at("/command/structuredContent").toString())
        .contains("\"exitCode\":3", "\"stdout\":\"out\\n\"", "\"stderr\":\"err\\n\"");
    assertThat(seen.at("/read/structuredContent/stdout").asText()).isEqualTo("'a,b'\n");
    assertThat(seen.path("text").asText()).isEqualTo("a,b");
    assertThat(seen.path("bytes").toString()).isEqualTo("[255,0]");
    assertThat(texts(seen.path("files"))).containsExactly("in", "raw.bin");
    assertThat(seen.at("/outside/isError").asBoolean()).isTrue();
    assertThat(seen.at("/outside/content/0/text").asText())
        .contains("outside the session's folder");
    assertThat(seen.at("/removed/isError").asBoolean()).isFalse();
    assertThat(seen.at("/working/taskStatus").asText()).isEqualTo("working");
    assertThat(seen.at("/working/stdout").asText()).isEqualTo("begun\n");
    assertThat(seen.at("/stopped/taskStatus").asText()).isEqualTo("canceled");
    assertThat(commandLines())
        .as("what the session let run on")
        .noneMatch(it -> it.contains("4711"));
  }

  @Test
  void theBrowserClientDrivesChromiumThroughTheAutomationStream() {
    JsonNode seen = sdk("browser");
    assertThat(seen.path("said").asText()).isEqualTo("Local42");
    assertThat(seen.path("url").asText()).startsWith("ws://127.0.0.1:").endsWith("/automation");
    assertThat(seen.at("/stream/streamEndpoint").asText()).isEqualTo(seen.path("url").asText());
    assertThat(seen.at("/stream/streamStatus").asText()).isEqualTo("ENABLED");
    assertThat(texts(seen.path("listed"))).containsExactly("READY");
    assertThat(seen.path("taken").asInt()).isEqualTo(403);
    assertThat(project.resolve("browser/" + seen.path("session").asText())).doesNotExist();
  }

  @Test
  void sixtyFourSessionsRunAtOnce() throws IOException {
    allow(true);
    assertThat(sdk("load", "64").path("right").asInt()).isEqualTo(64);
  }

  private static List<String> commandLines() {
    return ProcessHandle.allProcesses()
        .map(it -> it.info().commandLine().orElse(""))
        .filter(it -> it.startsWith("sleep"))
        .toList();
  }

  private static void allow(boolean code) throws IOException {
    Files.writeString(
        project.resolve("settings.json"), Json.compact(Map.of("codeInterpreter", code)));
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(it -> texts.add(it.asText()));
    return texts;
  }

  private static JsonNode sdk(String... arguments) {
    List<String> command = new ArrayList<>(List.of("agentcore-sdk-python", SCRIPT.toString()));
    command.addAll(List.of(arguments));
    ProcessResult result =
        new SystemProcessRunner(Environment.system())
            .run(
                ProcessRequest.of(command)
                    .within(Duration.ofMinutes(2))
                    .with(
                        Map.of(
                            "AWS_ENDPOINT_URL", server.endpointUrl(),
                            "AWS_ACCESS_KEY_ID", "local",
                            "AWS_SECRET_ACCESS_KEY", "local",
                            "AWS_REGION", "eu-central-1",
                            "PYTHONDONTWRITEBYTECODE", "1",
                            "PYTHONPATH", project.resolve("runtime").toString())));
    assertThat(result.exitCode()).as(result.stderr()).isZero();
    return Json.parse(result.stdout());
  }
}
