package io.acore.stacks.deploy;

import java.nio.file.Path;

/** Knows where the local cloud of a project answers, and starts it when it does not run yet. */
public interface LocalEndpoint {

  /**
   * Gives the address, such as {@code http://127.0.0.1:4567}.
   *
   * @param project the folder of acore.yaml; each has a local cloud of its own
   */
  String ensureRunning(Path project);

  /**
   * Tells what the local cloud keeps from what it kept before a reset, which forgets everything.
   *
   * @param project as above
   */
  default String identity(Path project) {
    return ensureRunning(project);
  }

  /**
   * Whether the project's local cloud runs and answers at this address. Who exports it with {@code
   * acore local env} means this one, and no other emulator.
   *
   * @param project as above
   */
  default boolean isAt(Path project, String endpoint) {
    return false;
  }
}
