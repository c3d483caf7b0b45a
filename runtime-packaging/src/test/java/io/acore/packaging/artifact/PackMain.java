package io.acore.packaging.artifact;

import io.acore.base.Environment;
import io.acore.base.SystemProcessRunner;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Packs a folder in a process of its own, so that a test can choose locale and umask, or kill it.
 */
public final class PackMain {
  private PackMain() {}

  public static void main(String[] arguments) {
    Environment environment = Environment.system();
    Artifact artifact =
        new Packager(environment, new SystemProcessRunner(environment))
            .pack(PackageRequest.of(Path.of(arguments[0])).build());
    byte[] line = (artifact.sha256().hex() + "\n").getBytes(StandardCharsets.UTF_8);
    System.out.write(line, 0, line.length);
    System.out.flush();
  }
}
