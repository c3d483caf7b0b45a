package io.acore.packaging.smoke;

import io.acore.base.Environment;
import io.acore.base.FileTrees;
import io.acore.base.ProcessRequest;
import io.acore.base.ProcessResult;
import io.acore.base.ProcessRunner;
import io.acore.base.Sha256;
import io.acore.packaging.artifact.Contents;
import io.acore.packaging.cache.Cache;
import io.acore.packaging.error.PackagingErrors;
import io.acore.packaging.python.Architecture;
import io.acore.packaging.python.Tools;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Imports the entry point from the unpacked zip, or checks its imports where that cannot run. */
public final class Smoke {
  private static final String RESOLVED = "imports.ok";
  // AgentCore's own limit for a start is 30 s; this machine may be slower.
  private static final Duration LIMIT = Duration.ofSeconds(90);

  private final Environment environment;
  private final ProcessRunner processes;

  public Smoke(Environment environment, ProcessRunner processes) {
    this.environment = environment;
    this.processes = processes;
  }

  /** Throws a UserError when it would not start; otherwise says in a sentence what was tried. */
  public String check(Contents contents) {
    // The package never changes, so what was looked at once is not looked at again.
    Path resolved = contents.memory().resolve(RESOLVED);
    if (!Files.exists(resolved)) {
      List<String> missing = StaticImports.unresolved(contents);
      if (!missing.isEmpty()) {
        throw PackagingErrors.unresolvedImports(missing);
      }
      remember(resolved);
    }
    Optional<String> entry =
        contents.plan().request().entryPoint().filter(name -> name.endsWith(".py"));
    if (entry.isEmpty()) {
      return "every import resolves; there is no entry point to import";
    }
    Architecture target = contents.plan().request().architecture();
    if (contents.dependencies() && !target.machine().equals(machine())) {
      return "every import resolves; importing was not tried: the package is for "
          + target.awsName()
          + ", this machine is "
          + machine();
    }
    Path imported = imported(contents, entry.get());
    if (Files.exists(imported)) {
      return "`" + entry.get() + "` imports, as it did before";
    }
    Optional<Path> python =
        new Tools(environment, processes).python(contents.plan().request().python());
    if (python.isEmpty()) {
      return "every import resolves; importing was not tried: no Python "
          + contents.plan().request().python()
          + " is here";
    }
    try {
      String done = importIt(contents, entry.get(), python.get());
      remember(imported);
      return done;
    } catch (IOException e) {
      throw PackagingErrors.disk(environment.cacheDirectory(), e);
    }
  }

  private String importIt(Contents contents, String entry, Path python) throws IOException {
    Path folder = new Cache(environment.cacheDirectory(), environment.clock()).temporary();
    try {
      Path unpacked = Files.createDirectory(folder.resolve("zip"));
      contents.unpack(unpacked);
      Path script = folder.resolve("smoke.py");
      try (InputStream in = Objects.requireNonNull(Smoke.class.getResourceAsStream("smoke.py"))) {
        Files.copy(in, script);
      }
      ProcessResult result =
          processes.run(
              ProcessRequest.of(
                      python.toString(), "-s", "-B", script.toString(), unpacked.toString(), entry)
                  .in(folder)
                  .within(LIMIT)
                  .with(
                      Map.of(
                          "PYTHONPATH", "",
                          "PYTHONHOME", "",
                          "AWS_EC2_METADATA_DISABLED", "true",
                          "AWS_ACCESS_KEY_ID", "none",
                          "AWS_SECRET_ACCESS_KEY", "none",
                          "AWS_REGION", "us-east-1",
                          "AWS_DEFAULT_REGION", "us-east-1")));
      if (!result.ok()) {
        throw PackagingErrors.smokeFailed(entry, result.stderr().replace(unpacked + "/", ""));
      }
      return "`" + entry + "` imports in " + result.took().toMillis() + " ms";
    } finally {
      FileTrees.delete(folder);
    }
  }

  // One package can be asked for with another entry point, and code alone with another Python.
  private static Path imported(Contents contents, String entry) {
    String what = entry + " " + contents.plan().request().python();
    return contents.memory().resolve("smoke-" + Sha256.of(what).hex().substring(0, 16) + ".ok");
  }

  private static void remember(Path mark) {
    try {
      Files.writeString(mark, "");
    } catch (IOException readOnly) {
      // A cache that may only be read remembers nothing; the next run looks again.
      return;
    }
  }

  private static String machine() {
    String machine = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
    return machine.equals("amd64") ? "x86_64" : machine;
  }
}
