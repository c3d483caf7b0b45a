package io.acore.constructs.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.acore.base.Environment;
import io.acore.base.ProcessRequest;
import io.acore.base.ProcessResult;
import io.acore.base.SystemProcessRunner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script and the table, as other tools see them. */
final class BridgeToolsIT {
  @TempDir Path folder;
  private final SystemProcessRunner runner = new SystemProcessRunner(Environment.system());

  @BeforeEach
  void write() throws IOException {
    BridgeFiles.write(folder, List.of());
  }

  @Test
  void shellcheckFindsNothing() {
    succeeds("shellcheck", "--shell=sh", folder.resolve("bridge.sh").toString());
  }

  @Test
  void bothShellsCanReadTheScript() {
    succeeds("dash", "-n", folder.resolve("bridge.sh").toString());
    succeeds("bash", "--posix", "-n", folder.resolve("bridge.sh").toString());
  }

  /** Operations, members, outputs, statuses, tokens, tags and wrapped members of every kind. */
  @Test
  void theTableFitsTheServiceModelThatTheCliCallsWith() {
    Path check = Path.of("src/test/resources/bridge/check_kinds.py").toAbsolutePath();
    succeeds("python3", check.toString(), folder.resolve("kinds.conf").toString());
  }

  private void succeeds(String... command) {
    ProcessResult result = runner.run(ProcessRequest.of(command));
    assertThat(result.exitCode()).as(result.stdout() + result.stderr()).isZero();
  }
}
