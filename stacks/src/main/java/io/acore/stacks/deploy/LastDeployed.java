package io.acore.stacks.deploy;

import io.acore.base.FileTrees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The environment that a project deployed last from its folder. Who asks an agent without saying
 * where means that one. Nothing that changes an environment goes by it.
 */
public final class LastDeployed {
  private LastDeployed() {}

  /** What was deployed last from the folder of an acore.yaml, and is there still. */
  public static Optional<String> of(Path project) {
    Path file = file(project.resolve(".acore"));
    try {
      return Files.isRegularFile(file)
          ? Optional.of(Files.readString(file).strip()).filter(name -> !name.isEmpty())
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void write(Target target) {
    try {
      FileTrees.write(file(target.keep()), target.environment() + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void forget(Target target) {
    try {
      if (of(target.config().folder()).equals(Optional.of(target.environment()))) {
        Files.deleteIfExists(file(target.keep()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path file(Path keep) {
    return keep.resolve("last-deployed");
  }
}
