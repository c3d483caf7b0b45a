package io.acore.packaging.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import io.acore.base.Environment;
import io.acore.base.FileTrees;
import io.acore.base.ProcessRequest;
import io.acore.base.ProcessResult;
import io.acore.base.ProcessRunner;
import io.acore.base.SystemProcessRunner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The tools that tests need, installed once into acore's own tool cache. */
final class TestTools {
  private static final String VERSION = "0.13.8";

  private TestTools() {}

  /** uv of one version, where {@code ./verify} puts it too, whatever else is on this machine. */
  static synchronized Path uv() {
    Environment environment = Environment.system();
    Path venv = environment.cacheDirectory().resolve("tools-v1").resolve("uv-uv--" + VERSION);
    Path uv = venv.resolve("bin/uv");
    ProcessRunner processes = new SystemProcessRunner(environment);
    if (!works(processes, uv)) {
      try {
        FileTrees.delete(venv);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      run(processes, "python3", "-m", "venv", venv.toString());
      run(processes, venv.resolve("bin/pip").toString(), "install", "-q", "uv==" + VERSION);
    }
    return uv;
  }

  private static boolean works(ProcessRunner processes, Path uv) {
    return Files.isExecutable(uv)
        && processes.run(ProcessRequest.of(uv.toString(), "--version")).ok();
  }

  private static void run(ProcessRunner processes, String... command) {
    ProcessResult result = processes.run(ProcessRequest.of(command));
    assertThat(result.ok()).as(result.stderr()).isTrue();
  }
}
