package io.acore.packaging.python;

import com.fasterxml.jackson.databind.JsonNode;
import io.acore.packaging.error.PackagingErrors;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Notices, without a network, that a lock was made for other dependencies than the project's. */
final class LockCheck {
  private LockCheck() {}

  /** Compares what uv noted of the project's wishes with what they are now. */
  static void uvLock(Path lock, ProjectFile project) {
    String name = Requirement.normalise(project.name());
    for (JsonNode entry : ProjectFile.toml(lock).path("package")) {
      if (Requirement.normalise(entry.path("name").asText()).equals(name)
          && !entry.path("source").has("registry")) {
        compare(lock, entry.path("metadata").path("requires-dist"), project);
        return;
      }
    }
    throw PackagingErrors.lockOutOfDate(
        lock, "it does not know the project `" + project.name() + "`", "uv lock");
  }

  /** A hashed file must hold every package that pyproject asks for, in a version it allows. */
  static void requirements(Path file, RequirementsFile read, List<Requirement> wanted) {
    if (!read.locked()) {
      return;
    }
    for (Requirement wish : wanted) {
      Optional<Requirement> pin =
          read.requirements().stream().filter(r -> r.name().equals(wish.name())).findFirst();
      if (pin.isEmpty() && wish.marker().isEmpty()) {
        throw PackagingErrors.lockOutOfDate(
            file, "`" + wish.canonical() + "` of pyproject.toml is not in it", COMPILE);
      }
      Optional<String> version = pin.flatMap(Requirement::pinned);
      if (version.isPresent() && !Versions.meets(version.get(), wish.specifier())) {
        throw PackagingErrors.lockOutOfDate(
            file,
            "it pins `"
                + wish.name()
                + "` to "
                + version.get()
                + ", and pyproject.toml asks for `"
                + wish.canonical()
                + "`",
            COMPILE);
      }
    }
  }

  static final String COMPILE =
      "uv pip compile --generate-hashes pyproject.toml -o requirements.txt";

  private static void compare(Path lock, JsonNode noted, ProjectFile project) {
    TreeSet<String> then = new TreeSet<>();
    for (JsonNode wish : noted) {
      TreeSet<String> extras = new TreeSet<>();
      wish.path("extras").forEach(extra -> extras.add(extra.asText()));
      String text =
          wish.path("name").asText()
              + (extras.isEmpty() ? "" : extras)
              + wish.path("specifier").asText("");
      Requirement.parse(text).ifPresent(r -> then.add(r.canonical()));
    }
    TreeSet<String> now = new TreeSet<>();
    project.dependencies().forEach(r -> now.add(plain(r)));
    project.extras().values().forEach(list -> list.forEach(r -> now.add(plain(r))));
    TreeSet<String> added = new TreeSet<>(now);
    added.removeAll(then);
    TreeSet<String> gone = new TreeSet<>(then);
    gone.removeAll(now);
    if (!added.isEmpty() || !gone.isEmpty()) {
      throw PackagingErrors.lockOutOfDate(
          lock,
          (added.isEmpty() ? "" : "pyproject.toml asks for `" + String.join("`, `", added) + "`")
              + (added.isEmpty() || gone.isEmpty() ? "" : "; ")
              + (gone.isEmpty() ? "" : "the lock was made for `" + String.join("`, `", gone) + "`"),
          "uv lock");
    }
  }

  private static String plain(Requirement r) {
    boolean url = r.specifier().startsWith("@");
    return new Requirement(r.name(), r.extras(), url ? "" : r.specifier(), "", List.of())
        .canonical();
  }
}
