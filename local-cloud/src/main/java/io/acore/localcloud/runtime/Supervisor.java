package io.acore.localcloud.runtime;

import io.acore.base.FileTrees;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * The small Python program that every process of the local cloud runs under: it ends them, with all
 * that they have started, when the local cloud ends.
 */
public final class Supervisor {
  /**
   * What it prints on a line of its own for each byte that comes over its standard input: all that
   * was printed before is then read.
   */
  public static final String MARK = "\u001eacore\u001e";

  private static final Duration GRACE = Duration.ofSeconds(4);
  private static final List<String> RESOURCES =
      List.of("bootstrap.py", "port.js", "acore_endpoints.py", "sitecustomize.py");

  private final Path folder;
  private final Interpreters interpreters;
  private boolean written;

  public Supervisor(Path stateFolder, Interpreters interpreters) {
    this.folder = stateFolder.resolve("runtime");
    this.interpreters = interpreters;
  }

  /** Runs any program. */
  public List<String> command(List<String> program) throws AgentFailure, IOException {
    String python = interpreters.anyPython().toString();
    List<String> all =
        new ArrayList<>(List.of(python, "-s", "-S", "-E", tool("bootstrap.py").toString(), "exec"));
    all.addAll(program);
    return all;
  }

  /** Runs a Python file in this interpreter, which saves a second start of Python. */
  public List<String> python(Path interpreter, Path file, List<String> arguments)
      throws IOException {
    String program = tool("bootstrap.py").toString();
    List<String> all =
        new ArrayList<>(List.of(interpreter.toString(), "-s", "-S", program, "file"));
    all.add(file.toString());
    all.addAll(arguments);
    return all;
  }

  /** Asks what runs under it to end, with all that it has started, and sees to it. */
  public static void end(Process process) throws InterruptedException {
    try {
      // The supervisor notices
      process.getOutputStream().close();
    } catch (IOException e) {
      process.destroy();
    }
    if (!process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  synchronized Path tool(String name) throws IOException {
    write();
    return folder.resolve(name);
  }

  /** At each start of the local cloud: an older acore may have left older ones. */
  public synchronized void write() throws IOException {
    if (!written) {
      Files.createDirectories(folder);
      for (String resource : RESOURCES) {
        try (InputStream in =
            Objects.requireNonNull(Supervisor.class.getResourceAsStream(resource), resource)) {
          FileTrees.write(folder.resolve(resource), in.readAllBytes());
        }
      }
      written = true;
    }
  }
}
