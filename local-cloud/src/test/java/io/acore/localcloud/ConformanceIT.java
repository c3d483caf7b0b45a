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
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The control plane against the service model that the installed AWS CLI carries. */
final class ConformanceIT {
  private static final Path ROOT = Path.of(System.getProperty("acore.root"));
  private static final Path MODULE = ROOT.resolve("local-cloud");
  private static final Path PAGE = ROOT.resolve("docs/reference/local-cloud.md");
  private static final String BEGIN = "<!-- operations: written by ConformanceIT -->\n";
  private static final String BEGIN_DATA = "<!-- data plane: written by ConformanceIT -->\n";
  private static final String END = "<!-- end of operations -->\n";

  @TempDir Path project;

  private final Environment environment = Environment.system();
  private final SystemProcessRunner processes = new SystemProcessRunner(environment);

  @Test
  void theShapesAreThoseOfTheInstalledAwsCli() throws IOException {
    String script = MODULE.resolve("src/main/python/derive_shapes.py").toString();
    Map.of("bedrock-agentcore-control", "control", "bedrock-agentcore", "operation")
        .forEach(
            (service, where) -> {
              Path kept = MODULE.resolve("src/main/resources/io/acore/localcloud/" + where);
              assertThat(Json.parse(python(script, service)))
                  .isEqualTo(tree(kept.resolve("shapes.json")));
            });
  }

  @Test
  void everyOperationAnswersAndRefusesAsItsModelSays() throws IOException {
    Files.writeString(project.resolve("settings.json"), "{\"codeInterpreter\": true}");
    JsonNode control;
    JsonNode data;
    try (LocalServer server =
        LocalServer.start(environment, project, project, () -> {}, line -> {})) {
      control = report(server, "bedrock-agentcore-control", "scenarios");
      data = report(server, "bedrock-agentcore", "dataplane");
    }
    theReferenceLists(BEGIN, table(control));
    theReferenceLists(BEGIN_DATA, table(data));
  }

  private JsonNode report(LocalServer server, String service, String scenarios) {
    JsonNode report =
        Json.parse(
            python(
                MODULE.resolve("src/test/python/conformance.py").toString(),
                server.endpointUrl(),
                server.accountId(),
                service,
                scenarios));
    List<String> problems = new ArrayList<>();
    report.path("problems").forEach(it -> problems.add(it.asText()));
    assertThat(problems).isEmpty();
    return report;
  }

  /** Every operation of the model, also those that are not served. */
  private static String table(JsonNode report) {
    StringBuilder table =
        new StringBuilder("| operation | served | refusals | notes |\n|---|---|---:|---|\n");
    report
        .path("operations")
        .properties()
        .forEach(
            it -> {
              boolean called = it.getValue().has("calls") || it.getValue().has("refusals");
              String note = report.path("notes").path(it.getKey()).asText();
              table
                  .append("| ")
                  .append(it.getKey())
                  .append(called || !note.isEmpty() ? " | yes | " : " | no | ")
                  .append(called ? it.getValue().path("refusals").asText("0") : "")
                  .append(" | ")
                  .append(note)
                  .append(" |\n");
            });
    return table.toString();
  }

  private static void theReferenceLists(String begin, String table) throws IOException {
    String page = Files.readString(PAGE);
    String fresh =
        page.substring(0, page.indexOf(begin) + begin.length())
            + table
            + page.substring(page.indexOf(END, page.indexOf(begin)));
    if (Boolean.getBoolean("golden.update")) {
      assertThat(System.getenv("CI")).as("no page is rewritten under CI").isNull();
      Files.writeString(PAGE, fresh);
    }
    assertThat(Files.readString(PAGE)).isEqualTo(fresh);
  }

  private static JsonNode tree(Path file) {
    try {
      return Json.read(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
