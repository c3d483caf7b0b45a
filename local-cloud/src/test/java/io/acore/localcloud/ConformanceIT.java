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
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The control plane against the service model that the installed AWS CLI carries. */
final class ConformanceIT {
  private static final Path ROOT = Path.of(System.getProperty("acore.root"));
  private static final Path MODULE = ROOT.resolve("local-cloud");
  private static final Path PAGE = ROOT.resolve("docs/reference/local-cloud.md");
  private static final String BEGIN = "<!-- operations: written by ConformanceIT -->\n";
  private static final String END = "<!-- end of operations -->\n";

  @TempDir Path project;

  private final Environment environment = Environment.system();
  private final SystemProcessRunner processes = new SystemProcessRunner(environment);

  @Test
  void theShapesAreThoseOfTheInstalledAwsCli() throws IOException {
    String derived =
        python(
            MODULE.resolve("src/main/python/derive_shapes.py").toString(),
            "bedrock-agentcore-control");
    String kept =
        Files.readString(
            MODULE.resolve("src/main/resources/io/acore/localcloud/control/shapes.json"));
    assertThat(Json.parse(derived)).isEqualTo(Json.parse(kept));
  }

  @Test
  void everyOperationAnswersAndRefusesAsItsModelSays() throws IOException {
    JsonNode report;
    try (LocalServer server =
        LocalServer.start(environment, project, project, () -> {}, line -> {})) {
      report =
          Json.parse(
              python(
                  MODULE.resolve("src/test/python/conformance.py").toString(),
                  server.endpointUrl(),
                  server.accountId()));
    }
    List<String> problems = new ArrayList<>();
    report.path("problems").forEach(it -> problems.add(it.asText()));
    assertThat(problems).isEmpty();
    theReferenceListsWhatWasCovered(report);
  }

  private static void theReferenceListsWhatWasCovered(JsonNode report) throws IOException {
    StringBuilder table = new StringBuilder("| operation | calls | refusals |\n|---|---:|---:|\n");
    report
        .path("operations")
        .properties()
        .forEach(
            it ->
                table
                    .append("| ")
                    .append(it.getKey())
                    .append(" | yes | ")
                    .append(it.getValue().path("refusals").asInt())
                    .append(" |\n"));
    String page = Files.readString(PAGE);
    String fresh =
        page.substring(0, page.indexOf(BEGIN) + BEGIN.length())
            + table
            + page.substring(page.indexOf(END));
    if (Boolean.getBoolean("golden.update")) {
      assertThat(System.getenv("CI")).as("no page is rewritten under CI").isNull();
      Files.writeString(PAGE, fresh);
    }
    assertThat(Files.readString(PAGE)).isEqualTo(fresh);
  }

  private String python(String... arguments) {
    List<String> command = new ArrayList<>(List.of("python3"));
    command.addAll(List.of(arguments));
    ProcessResult result =
        processes.run(ProcessRequest.of(command).with("PYTHONDONTWRITEBYTECODE", "1"));
    assertThat(result.exitCode()).as(result.stderr()).isZero();
    return result.stdout();
  }
}
