package io.acore.localcloud.runtime;

import io.acore.base.Environment;
import io.acore.base.ProcessRequest;
import io.acore.base.ProcessResult;
import io.acore.base.ProcessRunner;
import io.acore.base.ToolError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Finds the interpreter that a runtime's language names: `PYTHON_3_12` is a Python 3.12. */
public final class Interpreters {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final Environment environment;
  private final ProcessRunner processes;
  private final Map<String, Path> found = new ConcurrentHashMap<>();

  public Interpreters(Environment environment, ProcessRunner processes) {
    this.environment = environment;
    this.processes = processes;
  }

  /** An interpreter of exactly this minor version that runs. */
  public Path of(String language) throws AgentFailure {
    Path known = found.get(language);
    if (known != null) {
      return known;
    }
    Path program = language.startsWith("NODE_") ? node(language) : python(language);
    found.put(language, program);
    return program;
  }

  /** Any Python 3: what starts the processes that are not Python. */
  public Path anyPython() throws AgentFailure {
    Path known = found.get("python3");
    if (known != null) {
      return known;
    }
    Path python =
        firstThat("Python 3.", Stream.of("python3", "python").flatMap(this::onPath).toList())
            .orElseThrow(() -> new AgentFailure("There is no Python 3 on this machine"));
    found.put("python3", python);
    return python;
  }

  private Path python(String language) throws AgentFailure {
    String version = language.replace("PYTHON_", "").replace('_', '.');
    List<Path> candidates = new ArrayList<>(onPath("python" + version).toList());
    Path pyenv =
        environment
            .variable("PYENV_ROOT")
            .map(environment::resolve)
            .orElse(environment.home().resolve(".pyenv"));
    Path uv = environment.home().resolve(".local/share/uv/python");
    candidates.addAll(in(pyenv.resolve("versions"), version + ".", "bin/python" + version));
    candidates.addAll(in(uv, "cpython-" + version + ".", "bin/python" + version));
    candidates.addAll(Stream.of("python3", "python").flatMap(this::onPath).toList());
    return firstThat("Python " + version + ".", candidates)
        .orElseThrow(
            () ->
                new AgentFailure(
                    "The runtime wants "
                        + language
                        + " and this machine has no Python "
                        + version
                        + "; install one (`uv python install "
                        + version
                        + "`), or set `packaging.python` for the environment `local`"));
  }

  private Path node(String language) throws AgentFailure {
    String major = language.replace("NODE_", "");
    return firstThat("v" + major + ".", onPath("node").toList())
        .orElseThrow(
            () ->
                new AgentFailure(
                    "The runtime wants " + language + " and this machine has no Node.js " + major));
  }

  private Stream<Path> onPath(String program) {
    return processes.which(program).stream();
  }

  // A pyenv shim is there and executable, and fails all the same: each is asked.
  private Optional<Path> firstThat(String says, List<Path> candidates) {
    return candidates.stream().filter(program -> version(program).startsWith(says)).findFirst();
  }

  private String version(Path program) {
    try {
      ProcessResult result =
          processes.run(ProcessRequest.of(program.toString(), "--version").within(LIMIT));
      return result.ok() ? result.stdout() : "";
    } catch (ToolError tooSlow) {
      return "";
    }
  }

  private static List<Path> in(Path folder, String prefix, String program) {
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
}
