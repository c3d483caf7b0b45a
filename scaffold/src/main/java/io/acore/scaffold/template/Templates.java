package io.acore.scaffold.template;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where acore's own templates are: beside {@code lib} in a distribution, at the top of a checkout.
 */
public final class Templates {
  private static final Path AGENT_PROJECT = Path.of("templates", "agent-project");
  private static final Path VERSIONS = Path.of("templates", "versions");

  private Templates() {}

  /** The template of this acore. */
  public static Path agentProject() {
    return home().resolve(AGENT_PROJECT);
  }

  /** An earlier version of it, as long as acore carries that. */
  public static Optional<Path> agentProject(String version) {
    Path folder = home().resolve(VERSIONS).resolve(version);
    return version.matches("[0-9]{1,9}") && Files.isDirectory(folder)
        ? Optional.of(folder)
        : Optional.empty();
  }

  private static Path home() {
    Path code =
        Path.of(
            URI.create(
                Templates.class.getProtectionDomain().getCodeSource().getLocation().toString()));
    for (Path folder = code; folder != null; folder = folder.getParent()) {
      if (Files.isRegularFile(folder.resolve(AGENT_PROJECT).resolve(Template.FILE_NAME))) {
        return folder;
      }
    }
    throw new IllegalStateException("no templates above " + code);
  }
}
