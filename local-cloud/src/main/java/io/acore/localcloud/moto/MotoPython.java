package io.acore.localcloud.moto;

import io.acore.base.Environment;
import io.acore.base.FileTrees;
import io.acore.base.ProcessRequest;
import io.acore.base.ProcessResult;
import io.acore.base.ProcessRunner;
import io.acore.base.Sha256;
import io.acore.base.ToolError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The Python that has moto: one of this machine's when it has the version that our shims were made
 * for, else a virtual environment in the cache, of exactly the files that the requirements name.
 */
public final class MotoPython {
  static final String VERSION = "5.2.1";

  private static final String PROBE =
      "import flask, flask_cors, moto, sys; print(moto.__version__, sys.executable)";

  private final Environment environment;
  private final ProcessRunner processes;
  private final Consumer<String> say;

  public MotoPython(Environment environment, ProcessRunner processes, Consumer<String> say) {
    this.environment = environment;
    this.processes = processes;
    this.say = say;
  }

  public Path find() {
    return installed("python3").or(this::besideProgram).orElseGet(this::prepared);
  }

  /** A `moto_server` that pip or a version manager put there may belong to another Python. */
  private Optional<Path> besideProgram() {
    return processes
        .which("moto_server")
        .map(MotoPython::real)
        .map(program -> program.resolveSibling("python3").toString())
        .flatMap(this::installed);
  }

  private Optional<Path> installed(String python) {
    if (processes.which(python).isEmpty()) {
      return Optional.empty();
    }
    ProcessResult answer =
        processes.run(
            ProcessRequest.of(python, "-c", PROBE)
                .with("PYTHONDONTWRITEBYTECODE", "1")
                .within(Duration.ofMinutes(1)));
    String[] words = answer.stdout().strip().split(" ", 2);
    return answer.exitCode() == 0 && words.length == 2 && words[0].equals(VERSION)
        ? Optional.of(Path.of(words[1]))
        : Optional.empty();
  }

  private Path prepared() {
    String requirements = Resources.text("requirements.txt");
    Path home =
        environment
            .cacheDirectory()
            .resolve("moto-v1")
            .resolve(Sha256.of(requirements).shortened());
    Path whole = home.resolve("whole");
    try {
      Files.createDirectories(home.getParent());
      Path lock = home.resolveSibling(home.getFileName() + ".lock");
      try (FileChannel channel =
              FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock held = channel.lock()) {
        if (held.isValid() && !Files.exists(whole)) {
          say.accept("installing moto " + VERSION + " (only once; takes about half a minute)");
          install(requirements, home);
          FileTrees.write(whole, "");
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return home.resolve("bin").resolve("python3");
  }

  /** A virtual environment knows its own path, so it is built in place and marked whole last. */
  private void install(String requirements, Path home) throws IOException {
    FileTrees.delete(home);
    must("python3", "-m", "venv", home.toString());
    Path list = home.resolve("requirements.txt");
    FileTrees.write(list, requirements);
    must(
        home.resolve("bin").resolve("python3").toString(),
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
        "--only-binary",
        ":all:",
        "--require-hashes",
        "-r",
        list.toString());
  }

  private void must(String... command) {
    ProcessResult result = processes.run(ProcessRequest.of(command));
    if (result.exitCode() != 0) {
      throw new ToolError(
          "moto " + VERSION + " could not be installed",
          result.stderr().strip(),
          "install it yourself (`python3 -m pip install 'moto[server]=="
              + VERSION
              + "'`), or look at pip's network settings");
    }
  }

  private static Path real(Path program) {
    try {
      return program.toRealPath();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
