package io.acore.packaging.python;

import io.acore.base.Json;
import io.acore.base.Sha256;
import io.acore.packaging.error.PackagingErrors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Where a project's dependencies come from, and everything that decides what they resolve to.
 *
 * @param origin which file is the authority
 * @param folder where it stands
 * @param file the lock, the requirements, or the pyproject
 * @param declared what pyproject asks for, canonical, sorted; empty without one
 * @param extras the chosen extras
 * @param content what counts of the file: comments and spacing do not
 */
public record Dependencies(
    Origin origin,
    Path folder,
    Optional<Path> file,
    List<String> declared,
    List<String> extras,
    String content) {

  /** Which file decides. */
  public enum Origin {
    /** Neither file: only the code ships. */
    NONE("none"),
    /** {@code uv.lock}. */
    UV_LOCK("uv.lock"),
    /** {@code requirements.txt} with a hash on every line. */
    HASHED("requirements.txt with hashes"),
    /** {@code requirements.txt} without. */
    REQUIREMENTS("requirements.txt without hashes"),
    /** {@code pyproject.toml} alone. */
    PYPROJECT("pyproject.toml without a lock");

    private final String words;

    Origin(String words) {
      this.words = words;
    }

    @Override
    public String toString() {
      return words;
    }

    /** Whether versions and hashes are fixed already. */
    public boolean locked() {
      return this == UV_LOCK || this == HASHED || this == NONE;
    }
  }

  public Dependencies {
    declared = List.copyOf(declared);
    extras = List.copyOf(extras);
  }

  /** Looks at the source folder; starts nothing. */
  public static Dependencies of(Path folder, List<String> extras) {
    Path pyproject = folder.resolve("pyproject.toml");
    Path requirements = folder.resolve("requirements.txt");
    Path lock = UvLock.of(folder);
    List<String> sortedExtras = extras.stream().map(Requirement::normalise).sorted().toList();
    Optional<ProjectFile> project =
        Files.isRegularFile(pyproject)
            ? Optional.of(ProjectFile.read(pyproject))
            : Optional.empty();
    List<Requirement> wanted = project.map(p -> p.with(sortedExtras, pyproject)).orElse(List.of());
    List<String> declared = wanted.stream().map(Requirement::canonical).sorted().toList();
    if (project.isEmpty() && !sortedExtras.isEmpty()) {
      throw PackagingErrors.extrasWithoutProject(sortedExtras, folder);
    }
    if (project.isPresent() && Files.isRegularFile(lock)) {
      LockCheck.uvLock(lock, project.get());
      return new Dependencies(
          Origin.UV_LOCK, folder, Optional.of(lock), declared, sortedExtras, text(lock));
    }
    if (Files.isRegularFile(requirements)) {
      RequirementsFile read = RequirementsFile.read(requirements);
      boolean nothing = read.empty() && wanted.isEmpty();
      if (!read.empty() || nothing) {
        LockCheck.requirements(requirements, read, wanted);
        Origin origin = nothing ? Origin.NONE : read.locked() ? Origin.HASHED : Origin.REQUIREMENTS;
        return new Dependencies(
            origin, folder, Optional.of(requirements), declared, sortedExtras, read.canonical());
      }
    }
    if (project.isPresent() && !wanted.isEmpty()) {
      return new Dependencies(
          Origin.PYPROJECT,
          folder,
          Optional.of(pyproject),
          declared,
          sortedExtras,
          project.get().sources().toString());
    }
    return new Dependencies(Origin.NONE, folder, Optional.empty(), List.of(), sortedExtras, "");
  }

  public boolean none() {
    return origin == Origin.NONE;
  }

  /** The inputs that the dependency hash is made of. */
  public Map<String, Object> inputs(Target target, String index) {
    Map<String, Object> inputs = new TreeMap<>();
    inputs.put("origin", origin.toString());
    inputs.put("declared", declared);
    inputs.put("extras", extras);
    inputs.put("content", Sha256.of(content).hex());
    inputs.put("local", LocalSources.hashes(this));
    inputs.put("target", target.toString());
    inputs.put("index", index);
    return inputs;
  }

  /** The dependency hash. */
  public Sha256 hash(Target target, String index, boolean bytecode) {
    Map<String, Object> inputs = inputs(target, index);
    inputs.put("bytecode", bytecode);
    inputs.put("format", Layers.FORMAT);
    return Sha256.of(Json.compact(inputs));
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw PackagingErrors.unreadable(file, e);
    }
  }
}
