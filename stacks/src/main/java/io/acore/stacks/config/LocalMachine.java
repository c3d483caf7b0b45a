package io.acore.stacks.config;

import io.acore.base.Environment;
import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The machine that the environment `local` runs on.
 *
 * @param architecture as AWS names it; empty when no machine is meant
 * @param python a version that is installed here; empty when the default may stay
 */
record LocalMachine(String architecture, Optional<String> python) {
  /** No machine in particular: what is written for it is the same everywhere. */
  static final LocalMachine ANY = new LocalMachine("", Optional.empty());

  /** The default first, then what is most likely to work with the same packages. */
  private static final List<String> VERSIONS = List.of("3.12", "3.13", "3.11", "3.10", "3.14");

  /** Looks for files only: starting interpreters would cost more than all the rest of a command. */
  static LocalMachine of(Environment environment) {
    String architecture =
        switch (System.getProperty("os.arch", "")) {
          case "aarch64", "arm64" -> "arm64";
          default -> "x86_64";
        };
    Optional<String> python =
        VERSIONS.stream().filter(version -> isHere(version, environment)).findFirst();
    return new LocalMachine(architecture, python.filter(it -> !it.equals(VERSIONS.get(0))));
  }

  private static boolean isHere(String version, Environment environment) {
    String program = "python" + version;
    List<Path> candidates = new ArrayList<>();
    Path pyenv =
        environment
            .variable("PYENV_ROOT")
            .map(environment::resolve)
            .orElse(environment.home().resolve(".pyenv"));
    candidates.addAll(programs(pyenv.resolve("versions"), version + ".", program));
    candidates.addAll(
        programs(
            environment.home().resolve(".local/share/uv/python"),
            "cpython-" + version + ".",
            program));
    for (String entry :
        environment.variable("PATH").orElse("").split(Pattern.quote(File.pathSeparator), -1)) {
      // A shim of pyenv is there for every version that any folder uses.
      if (!entry.endsWith("shims") && !entry.isEmpty()) {
        candidates.add(environment.resolve(entry).resolve(program));
      }
    }
    return candidates.stream().anyMatch(Files::isExecutable);
  }

  private static List<Path> programs(Path folder, String prefix, String program) {
    List<Path> programs = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder, prefix + "*")) {
        stream.forEach(child -> programs.add(child.resolve("bin").resolve(program)));
      } catch (IOException unreadable) {
        // What cannot be listed cannot be run either.
        return List.of();
      }
    }
    return programs;
  }
}
