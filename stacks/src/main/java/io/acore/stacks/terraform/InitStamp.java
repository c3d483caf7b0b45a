package io.acore.stacks.terraform;

import com.fasterxml.jackson.databind.JsonNode;
import io.acore.base.FileTrees;
import io.acore.base.Json;
import io.acore.base.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Remembers for what a stack's folder was initialized, because {@code init} costs a second or more
 * and is needed only when providers or backend change.
 */
final class InitStamp {
  private final Path folder;
  private final Path file;
  private final String wanted;

  /**
   * Looks at everything that decides what {@code init} does.
   *
   * @param engine the program and how it is configured
   * @param backend what is said about the backend on the command line
   */
  InitStamp(Path folder, JsonNode configuration, String engine, List<String> backend)
      throws IOException {
    this.folder = folder;
    this.file = folder.resolve(".terraform").resolve("acore-init");
    List<String> all = new ArrayList<>(List.of(engine, String.join(" ", backend)));
    all.add(Json.compact(configuration.path("terraform")));
    configuration.path("provider").fieldNames().forEachRemaining(all::add);
    this.wanted = String.join("\n", all);
  }

  /** Whether an earlier {@code init} still holds, and all it put there is still there. */
  boolean holds() throws IOException {
    return Files.exists(file)
        && Files.readString(file).equals(text())
        && Files.exists(folder.resolve(".terraform.lock.hcl"))
        && providersAreThere();
  }

  void write() throws IOException {
    FileTrees.write(file, text());
  }

  private String text() throws IOException {
    Path lock = folder.resolve(".terraform.lock.hcl");
    String locked = Files.exists(lock) ? Files.readString(lock) : "";
    return Sha256.of(wanted + locked).hex();
  }

  // Providers are links into a mirror or a cache, which somebody may have emptied.
  private boolean providersAreThere() throws IOException {
    Path providers = folder.resolve(".terraform").resolve("providers");
    if (!Files.isDirectory(providers)) {
      return false;
    }
    try (Stream<Path> links = Files.walk(providers, 5)) {
      return links.filter(Files::isSymbolicLink).allMatch(Files::exists);
    }
  }
}
