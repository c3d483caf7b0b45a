package io.acore.scaffold.project;

import io.acore.base.ProcessRequest;
import io.acore.base.ProcessResult;
import io.acore.base.ProcessRunner;
import io.acore.base.ToolError;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Pins the dependencies with {@code uv}, when that is installed. A project is whole without. */
public record DependencyLock(ProcessRunner processes) {
  private static final Duration LONGEST = Duration.ofMinutes(2);

  /** Why there is no lock, if there is none. */
  Optional<String> make(Path code) {
    if (!Files.isRegularFile(code.resolve("pyproject.toml"))
        || Files.exists(code.resolve("uv.lock"))) {
      return Optional.empty();
    }
    String later = "run `uv lock` in agent-code to pin the dependencies";
    if (processes.which("uv").isEmpty()) {
      return Optional.of("`uv` is not installed; with it, " + later);
    }
    try {
      ProcessResult result =
          processes.run(ProcessRequest.of("uv", "lock", "--quiet").in(code).within(LONGEST));
      return result.ok()
          ? Optional.empty()
          : Optional.of("`uv lock` failed (" + result.stderr().strip() + "); " + later);
    } catch (ToolError e) {
      return Optional.of("`uv lock` took too long; " + later);
    }
  }
}
