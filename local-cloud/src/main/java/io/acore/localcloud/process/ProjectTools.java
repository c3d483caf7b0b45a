package io.acore.localcloud.process;

import com.fasterxml.jackson.databind.JsonNode;
import io.acore.base.Environment;
import io.acore.base.Json;
import io.acore.base.ProcessRequest;
import io.acore.base.ProcessResult;
import io.acore.base.ProcessRunner;
import io.acore.base.ToolError;
import io.acore.localcloud.codeinterpreter.LocalTools;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What acore.yaml allows, as the last deploy wrote it beside the state, and what is installed. */
final class ProjectTools implements LocalTools {
  private static final String SETTINGS = "settings.json";
  private static final String WHERE = "import sys; print(sys.executable)";

  private final Path folder;
  private final Environment environment;
  private final ProcessRunner processes;
  private @Nullable Path python;

  ProjectTools(Path folder, Environment environment, ProcessRunner processes) {
    this.folder = folder;
    this.environment = environment;
    this.processes = processes;
  }

  @Override
  public boolean codeInterpreter() {
    if (environment.variable("ACORE_LOCAL_CODE_INTERPRETER").filter("true"::equals).isPresent()) {
      return true;
    }
    Path file = folder.resolve(SETTINGS);
    try {
      JsonNode settings = Files.exists(file) ? Json.read(file) : Json.tree(null);
      return settings.path("codeInterpreter").asBoolean();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  // A version manager's shim needs a HOME that a session does not have: the program behind it is
  // taken
  @Override
  public synchronized Path python() {
    if (python == null) {
      python =
          List.of("python3", "python").stream()
              .filter(name -> processes.which(name).isPresent())
              .map(name -> processes.run(ProcessRequest.of(name, "-c", WHERE)))
              .filter(ProcessResult::ok)
              .map(result -> Path.of(result.stdout().strip()))
              .findFirst()
              .orElseThrow(
                  () ->
                      new ToolError(
                          "There is no Python 3 on this machine",
                          "the code interpreter runs Python",
                          "install Python 3 and put it on PATH"));
    }
    return python;
  }
}
