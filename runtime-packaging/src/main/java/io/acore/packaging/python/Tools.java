package io.acore.packaging.python;

import io.acore.base.Environment;
import io.acore.base.FileTrees;
import io.acore.base.ProcessRequest;
import io.acore.base.ProcessResult;
import io.acore.base.ProcessRunner;
import io.acore.base.ToolError;
import io.acore.packaging.error.PackagingErrors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Finds uv, pip and Python interpreters, and asks each whether it works before trusting it. */
public final class Tools {
  // The first uv with the archive fixes of 2026; an older one is not used on files from an index.
  private static final String OLDEST_UV = "0.12.11";

  /** What is put into acore's tool cache where there is none; {@code ./verify} takes the same. */
  static final String UV = "0.13.8";

  private final Environment environment;
  private final ProcessRunner processes;
  private final Consumer<String> progress;

  public Tools(Environment environment, ProcessRunner processes) {
    this(environment, processes, line -> {});
  }

  public Tools(Environment environment, ProcessRunner processes, Consumer<String> progress) {
    this.environment = environment;
    this.processes = processes;
    this.progress = progress;
  }

  /**
   * uv from the PATH or from acore's tool cache, where it is put once if it is nowhere; else pip of
   * any Python 3. {@code ACORE_INSTALLER} is {@code pip} for pip alone, or {@code present} for
   * whatever is here already.
   */
  Installer installer() {
    String wish = environment.variable("ACORE_INSTALLER").orElse("");
    if (!wish.equals("pip")) {
      Optional<Installer> uv = uv();
      if (uv.isEmpty() && !wish.equals("present") && fetchUv()) {
        uv = uv();
      }
      if (uv.isPresent()) {
        return uv.get();
      }
    }
    for (Path python : pythons(List.of("python3", "python"))) {
      Optional<String> version =
          answer(List.of(python.toString(), "-m", "pip", "--version"), "pip ");
      if (version.isPresent()) {
        return new Pip(processes, python, version.get());
      }
    }
    throw PackagingErrors.noInstaller();
  }

  private Optional<Installer> uv() {
    for (Path uv : uvs()) {
      Optional<String> version = answer(List.of(uv.toString(), "--version"), "uv ");
      if (version.isPresent() && Versions.meets(version.get(), ">=" + OLDEST_UV)) {
        return Optional.of(new Uv(processes, uv, version.get()));
      }
    }
    return Optional.empty();
  }

  // pip takes ten times as long for each layer as uv does, so fetching uv pays at once.
  private boolean fetchUv() {
    Optional<Path> python =
        pythons(List.of("python3", "python")).stream()
            .filter(
                it -> answer(List.of(it.toString(), "-m", "pip", "--version"), "pip ").isPresent())
            .findFirst();
    if (python.isEmpty()) {
      return false;
    }
    progress.accept(
        "installing uv " + UV + " into acore's cache, once (ACORE_INSTALLER=pip does without)");
    Path tools = environment.cacheDirectory().resolve("tools-v1");
    try {
      Path work = Files.createTempDirectory(Files.createDirectories(tools), ".uv-");
      try {
        ProcessResult result =
            processes.run(
                ProcessRequest.of(
                        python.get().toString(),
                        "-m",
                        "pip",
                        "install",
                        "--quiet",
                        "--no-deps",
                        "--only-binary",
                        ":all:",
                        "--disable-pip-version-check",
                        "--target",
                        work.resolve("uv").toString(),
                        "uv==" + UV)
                    .within(Duration.ofMinutes(2)));
        if (!result.ok()) {
          progress.accept("uv could not be installed; pip installs instead, more slowly");
          return false;
        }
        FileTrees.move(work.resolve("uv"), tools.resolve("uv-uv--" + UV));
        return true;
      } finally {
        FileTrees.delete(work);
      }
    } catch (IOException | ToolError e) {
      // Another acore was faster, the cache cannot be written, or the network is slow.
      return Files.isDirectory(tools.resolve("uv-uv--" + UV));
    }
  }

  /** An interpreter of exactly this minor version that runs. */
  public Optional<Path> python(PythonVersion version) {
    List<Path> candidates = new ArrayList<>(pythons(List.of("python" + version)));
    Path pyenv =
        environment
            .variable("PYENV_ROOT")
            .map(environment::resolve)
            .orElse(environment.home().resolve(".pyenv"));
    // A shim is a script that starts fifty others, to fail where its version is not chosen.
    candidates.removeIf(candidate -> candidate.startsWith(pyenv.resolve("shims")));
    candidates.addAll(matching(pyenv.resolve("versions"), version + ".", "bin/python" + version));
    candidates.addAll(
        matching(
            environment.home().resolve(".local/share/uv/python"),
            "cpython-" + version + ".",
            "bin/python" + version));
    candidates.addAll(pythons(List.of("python3", "python")));
    for (Path candidate : candidates) {
      Optional<String> found = answer(List.of(candidate.toString(), "--version"), "Python ");
      if (found.isPresent() && found.get().startsWith(version + ".")) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }

  /** The full version, such as 3.12.1. */
  String pythonVersion(Path python) {
    return answer(List.of(python.toString(), "--version"), "Python ").orElse("unknown");
  }

  private List<Path> uvs() {
    List<Path> found = new ArrayList<>();
    processes.which("uv").ifPresent(found::add);
    found.addAll(matching(environment.cacheDirectory().resolve("tools-v1"), "uv-", "bin/uv"));
    return found;
  }

  private List<Path> pythons(List<String> names) {
    return names.stream().flatMap(name -> processes.which(name).stream()).toList();
  }

  // Newest first by name, good enough for 3.12.1 and 3.12.9.
  private static List<Path> matching(Path folder, String prefix, String program) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> children = Files.list(folder)) {
      return children
          .filter(child -> child.getFileName().toString().startsWith(prefix))
          .sorted(Comparator.reverseOrder())
          .map(child -> child.resolve(program))
          .filter(Files::isExecutable)
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  // A pyenv shim is there and executable, and fails all the same.
  private Optional<String> answer(List<String> command, String prefix) {
    try {
      ProcessResult result =
          processes.run(ProcessRequest.of(command).within(Duration.ofSeconds(20)));
      String said = result.stdout().isBlank() ? result.stderr() : result.stdout();
      return result.ok() && said.startsWith(prefix)
          ? Optional.of(said.substring(prefix.length()).strip().split("\\s+", 2)[0])
          : Optional.empty();
    } catch (ToolError tooSlow) {
      return Optional.empty();
    }
  }
}
