package io.acore.stacks.deploy;

import io.acore.base.Environment;
import io.acore.base.FileTrees;
import io.acore.base.ProcessRunner;
import io.acore.base.Sha256;
import io.acore.stacks.doctor.Doctor;
import io.acore.stacks.doctor.DoctorReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Asks the doctor once for each set of tools: asking takes a second, and tools rarely change. */
final class Checks {
  private static final List<String> TOOLS =
      List.of("terraform", "tofu", "aws", "node", "python3", "uv");

  private final Environment environment;
  private final ProcessRunner processes;

  Checks(Environment environment, ProcessRunner processes) {
    this.environment = environment;
    this.processes = processes;
  }

  void stopWhenSomethingIsMissing() {
    try {
      Path stamp =
          environment.cacheDirectory().resolve("doctor-v1").resolve(Sha256.of(tools()).hex());
      if (Files.exists(stamp)) {
        return;
      }
      DoctorReport report = new Doctor(environment, processes).examine();
      if (!report.healthy()) {
        throw DeployErrors.toolsMissing(report);
      }
      FileTrees.write(stamp, "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String tools() throws IOException {
    StringBuilder tools = new StringBuilder(environment.variable("PATH").orElse(""));
    environment.variable("PYENV_VERSION").ifPresent(tools::append);
    for (String tool : TOOLS) {
      Optional<Path> file = processes.which(tool);
      tools.append('\n').append(tool).append(' ').append(file.map(Path::toString).orElse("-"));
      if (file.isPresent() && Files.exists(file.get())) {
        tools.append(' ').append(Files.getLastModifiedTime(file.get()));
      }
    }
    return tools.toString();
  }
}
