package io.acore.packaging.python;

import io.acore.base.ProcessRequest;
import io.acore.base.ProcessResult;
import io.acore.base.ProcessRunner;
import io.acore.packaging.error.PackagingErrors;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Compiles a layer's Python files ahead of time.
 *
 * <p>A {@code .pyc} with a time stamp is stale in a zip whose files have no real time, so Python
 * would compile everything again at each cold start. One with the source's hash holds.
 */
final class Bytecode {
  /** Where AgentCore and Lambda unpack the zip; what tracebacks show instead of our folder. */
  static final String PREFIX = "/var/task";

  private Bytecode() {}

  static void compile(ProcessRunner processes, Path python, Path site, Path work) {
    ProcessResult result =
        processes.run(
            ProcessRequest.of(
                    List.of(
                        python.toString(),
                        "-s",
                        "-S",
                        "-m",
                        "compileall",
                        "-q",
                        "-q",
                        "-f",
                        "-j",
                        "0",
                        "--invalidation-mode",
                        "checked-hash",
                        "-s",
                        site.toString(),
                        "-p",
                        PREFIX,
                        site.toString()))
                // Not in the layer: its files would stand in for the standard library's.
                .in(work)
                .with(
                    Map.of(
                        "PYTHONHASHSEED", "0",
                        "PYTHONPATH", "",
                        "PYTHONHOME", "",
                        "PYTHONOPTIMIZE", "",
                        "PYTHONPYCACHEPREFIX", "",
                        "PYTHONDONTWRITEBYTECODE", "")));
    // Exit 1 only says that some file is no Python of this version: templates and old test data.
    if (result.exitCode() > 1) {
      throw PackagingErrors.bytecodeFailed(result.stderr());
    }
  }
}
