package io.acore.localcloud.lambda;

import io.acore.localcloud.runtime.AgentFailure;
import io.acore.localcloud.runtime.HostTools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Says how a function's process is started on this machine. */
final class FunctionLauncher {
  private final HostTools tools;
  private final Path homes;
  private final FunctionCode code;
  private final PythonRuntime python;
  private final JavaRuntime java;

  FunctionLauncher(
      HostTools tools, Path homes, FunctionCode code, PythonRuntime python, JavaRuntime java) {
    this.tools = tools;
    this.homes = homes;
    this.code = code;
    this.python = python;
    this.java = java;
  }

  /** Waits: code may have to be fetched, an interpreter to be found. */
  FunctionLaunch prepare(FunctionSpec spec, String logStream, InvocationLog log)
      throws CannotStart, IOException {
    Path task = code.task(spec);
    Path layers = code.layers(spec);
    Path home = homes.resolve(spec.name() + "-" + UUID.randomUUID().toString().substring(0, 8));
    Files.createDirectories(home.resolve("tmp"));
    Map<String, String> variables =
        FunctionVariables.of(
            spec, tools.settings(), tools.credentials(), task, layers, home, logStream);
    List<String> command = command(spec, task, layers, log);
    String wrapper = variables.getOrDefault("AWS_LAMBDA_EXEC_WRAPPER", "");
    if (!wrapper.isEmpty()) {
      command = wrapped(spec, task, layers, wrapper);
    }
    return new FunctionLaunch(command, variables, task, home);
  }

  private List<String> command(FunctionSpec spec, Path task, Path layers, InvocationLog log)
      throws CannotStart, IOException {
    String runtime = spec.runtime();
    if (runtime.startsWith("python")) {
      Path interpreter = python.interpreter(spec);
      if (!interpreter.getFileName().toString().endsWith(runtime.substring("python".length()))) {
        log.accept("The local cloud runs " + runtime + " in `" + interpreter + "`");
      }
      return python.command(spec, interpreter);
    }
    if (runtime.startsWith("java")) {
      String note = JavaRuntime.note(runtime);
      if (!note.isEmpty()) {
        log.accept(note);
      }
      return supervised(java.command(spec, task, layers));
    }
    if (runtime.startsWith("provided")) {
      Path bootstrap = task.resolve("bootstrap");
      Path program = Files.exists(bootstrap) ? bootstrap : layers.resolve("bootstrap");
      executable(program);
      return supervised(List.of(program.toString()));
    }
    throw new CannotStart(
        "InvalidRuntimeException",
        "The local cloud runs functions in Python, in Java and with a runtime of their own"
            + " (provided.al2023), and this one wants `"
            + runtime
            + "`");
  }

  /** A wrapper is handed the command line that Lambda would have run, and runs what it likes. */
  private List<String> wrapped(FunctionSpec spec, Path task, Path layers, String wrapper)
      throws CannotStart, IOException {
    Path program = Path.of(wrapper);
    executable(program);
    List<String> command = new ArrayList<>(List.of(program.toString()));
    if (spec.runtime().startsWith("java")) {
      command.addAll(java.command(spec, task, layers));
    } else if (spec.runtime().startsWith("python")) {
      command.addAll(python.command(spec, python.interpreter(spec)));
    }
    return supervised(command);
  }

  private List<String> supervised(List<String> command) throws CannotStart, IOException {
    try {
      return tools.supervisor().command(command);
    } catch (AgentFailure noPython) {
      throw new CannotStart(
          "InvalidRuntimeException", String.valueOf(noPython.getMessage()), noPython);
    }
  }

  private static void executable(Path program) throws CannotStart {
    if (!Files.isRegularFile(program)) {
      throw new CannotStart(
          "InvalidRuntimeException", "There is no `" + program.getFileName() + "` in the function");
    }
    // The JDK does not tell what mode an entry of a zip has
    program.toFile().setExecutable(true);
  }
}
