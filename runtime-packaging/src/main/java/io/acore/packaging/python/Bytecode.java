package io.acore.packaging.python;

import io.acore.base.ProcessRequest;
import io.acore.base.ProcessResult;
import io.acore.base.ProcessRunner;
import io.acore.packaging.error.PackagingErrors;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Compiles a layer's Python files ahead of time.
 *
 * <p>A {@code .pyc} with a time stamp is stale in a zip whose files have no real time, so Python
 * would compile everything again at each cold start. One with the source's hash holds.
 */
final class Bytecode {
  /** Where AgentCore and Lambda unpack the zip; what tracebacks show instead of our folder. */
  static final String PREFIX = "/var/task";

  // Fixed, so that the bytes do not depend on how many processors there are.
  private static final int SHARES = 8;

  private Bytecode() {}

  static void compile(ProcessRunner processes, Path python, Path site, Path work)
      throws IOException {
    Path script = work.resolve("compile.py");
    try (InputStream in =
        Objects.requireNonNull(Bytecode.class.getResourceAsStream("compile.py"))) {
      Files.copy(in, script);
    }
    ExecutorService workers =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    try {
      List<Future<ProcessResult>> shares = new ArrayList<>();
      for (int share = 0; share < SHARES; share++) {
        ProcessRequest request = request(python, script, site, share).in(work);
        shares.add(workers.submit(() -> processes.run(request)));
      }
      for (Future<ProcessResult> share : shares) {
        ProcessResult result = share.get();
        if (!result.ok()) {
          throw PackagingErrors.bytecodeFailed(result.stderr());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while compiling", e);
    } catch (ExecutionException e) {
      throw new IOException(String.valueOf(e.getCause()), e);
    } finally {
      workers.shutdownNow();
    }
  }

  private static ProcessRequest request(Path python, Path script, Path site, int share) {
    return ProcessRequest.of(
            python.toString(),
            "-s",
            "-S",
            script.toString(),
            site.toString(),
            PREFIX,
            "" + share,
            "" + SHARES)
        .with(
            Map.of(
                "PYTHONHASHSEED", "0",
                "PYTHONPATH", "",
                "PYTHONHOME", "",
                "PYTHONOPTIMIZE", "",
                "PYTHONPYCACHEPREFIX", "",
                "PYTHONDONTWRITEBYTECODE", ""));
  }
}
