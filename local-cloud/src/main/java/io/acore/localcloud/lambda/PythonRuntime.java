package io.acore.localcloud.lambda;

import io.acore.base.FileTrees;
import io.acore.base.ProcessRequest;
import io.acore.base.ProcessResult;
import io.acore.base.ProcessRunner;
import io.acore.localcloud.runtime.AgentFailure;
import io.acore.localcloud.runtime.HostTools;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Lambda's runtime for Python: a program of ours, and the SDK that every function finds there. */
final class PythonRuntime {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final List<String> SDK =
      List.of("boto3", "botocore", "dateutil", "jmespath", "s3transfer", "six.py", "urllib3");
  private static final String WHERE =
      "import boto3, pathlib; print(pathlib.Path(boto3.__file__).parent.parent)";

  private final Path folder;
  private final HostTools tools;
  private final ProcessRunner processes;
  private final Path pythonWithSdk;
  private boolean ready;

  /**
   * Makes nothing yet.
   *
   * @param pythonWithSdk the one that moto runs in: it has boto3, as moto needs it
   */
  PythonRuntime(Path folder, HostTools tools, ProcessRunner processes, Path pythonWithSdk) {
    this.folder = folder;
    this.tools = tools;
    this.processes = processes;
    this.pythonWithSdk = pythonWithSdk;
  }

  /**
   * The version that the function names, or else any: most functions do not care, and AWS's newest
   * is on few laptops.
   */
  Path interpreter(FunctionSpec spec) throws CannotStart {
    String language = spec.runtime().toUpperCase(Locale.ROOT).replace("PYTHON", "PYTHON_");
    try {
      return tools.interpreters().of(language.replace('.', '_'));
    } catch (AgentFailure noneOfThisVersion) {
      try {
        return tools.interpreters().anyPython();
      } catch (AgentFailure none) {
        throw new CannotStart("InvalidRuntimeException", String.valueOf(none.getMessage()), none);
      }
    }
  }

  List<String> command(FunctionSpec spec, Path interpreter) throws IOException {
    prepare();
    return tools
        .supervisor()
        .python(
            interpreter,
            folder.resolve("function.py"),
            List.of(spec.handler(), folder.resolve("sdk").toString()));
  }

  private synchronized void prepare() throws IOException {
    if (ready) {
      return;
    }
    try (InputStream in =
        Objects.requireNonNull(PythonRuntime.class.getResourceAsStream("function.py"))) {
      FileTrees.write(folder.resolve("function.py"), in.readAllBytes());
    }
    Path sdk = folder.resolve("sdk");
    FileTrees.delete(sdk);
    Files.createDirectories(sdk);
    ProcessResult where =
        processes.run(ProcessRequest.of(pythonWithSdk.toString(), "-c", WHERE).within(LIMIT));
    for (String name : where.ok() ? SDK : List.<String>of()) {
      Path module = Path.of(where.stdout().strip(), name);
      if (Files.exists(module)) {
        Files.createSymbolicLink(sdk.resolve(name), module);
      }
    }
    ready = true;
  }
}
