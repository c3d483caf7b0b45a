package io.acore.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.acore.base.Environment;
import io.acore.base.Json;
import io.acore.base.SystemProcessRunner;
import io.acore.localcloud.process.LocalCloud;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Examples in the local cloud as they are, with the model's script that lies beside them. */
final class ExamplesIT {
  /** One that names an account; `arn:aws:s3:::agent-files-*` in a policy names none. */
  private static final Pattern ARN = Pattern.compile("arn:aws[a-z-]*:[a-z0-9-]*:[a-z0-9-]*:[0-9]");

  @TempDir Path scratch;
  private Path project = Path.of("");

  @AfterEach
  void stop() {
    LocalCloud.find(project).ifPresent(LocalCloud::stop);
  }

  @Test
  void agentsResearchWithGatewayInterpreterAndMemoryAndRememberAfterARestart() throws IOException {
    project = copyOf("3-deepresearch");
    acore("deploy", "--yes");
    JsonNode first = ask("ada", "How do heat pumps work below -20 degrees?");
    // The library's numbers came through the gateway, their mean out of the code interpreter
    String found =
        "Our heat pumps gave 2.2 units of heat for one of electricity below -20 degrees.";
    String report = first.at("/reports/0").asText();
    assertThat(report).startsWith("s3://deepresearch-local-memory-").endsWith(".md");
    assertThat(first.path("result").asText().strip()).isEqualTo(found + " The report is " + report);

    LocalCloud.find(project).orElseThrow().stop();
    String again = "What did you find out about heat pumps below -20 degrees?";
    assertThat(ask("ada", again).path("result").asText()).contains("I remember: " + found);
    assertThat(ask("ben", again).path("result").asText())
        .as("another user's memory is another one")
        .doesNotContain("I remember");
  }

  @Test
  void anAgentAnswersThroughAToolOfTheToolServers() throws IOException {
    copyOf("mcp-servers");
    project = copyOf("5-integrated");
    try (Stream<Path> files = Files.walk(scratch)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(file).as("no ARN is written anywhere").content().doesNotContainPattern(ARN);
      }
    }
    // The front end has tests of its own, and takes as long as all the rest
    acore("deploy", "--yes", "--set", "enable_bff=false");
    JsonNode answer = ask("ada", "Who survived the Titanic more often, men or women?");
    assertThat(answer.path("result").asText())
        .isEqualTo("Women survived more often: 233 of 314 did, and 111 of 577 men.");
    assertThat(answer.path("tools_used").toString()).isEqualTo("[\"titanic___survival\"]");
    assertThat(ask("ada", "write a note to private/a.txt in agent-files-x").path("result").asText())
        .as("Cedar permits reports alone")
        .contains("policy enforcement");
    assertThat(ask("ada", "What do you know of the Titanic?").path("result").asText())
        .contains("Women survived more often");
  }

  private JsonNode ask(String user, String prompt) {
    return Json.parse(acore("invoke", Json.compact(Map.of("prompt", prompt, "user", user))));
  }

  private Path copyOf(String example) throws IOException {
    return Example.copy(example, scratch.resolve(example));
  }

  private String acore(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("-C", project.toString(), "--env", "local"));
    Environment environment = environment();
    CliRun run =
        CliRun.with(environment, new SystemProcessRunner(environment), all.toArray(String[]::new));
    assertThat(run.exitCode()).as(run.stdout() + run.stderr()).isZero();
    return run.stdout();
  }

  /** The user's own cache, since these packages are large, and the uv that {@code ./verify} got. */
  private Environment environment() {
    Map<String, String> variables = new HashMap<>(System.getenv());
    Path tools = Environment.system().cacheDirectory().resolve("tools-v1/bin");
    variables.put("PATH", tools + File.pathSeparator + System.getenv("PATH"));
    return new Environment(variables, scratch, scratch, Clock.systemUTC(), false);
  }
}
