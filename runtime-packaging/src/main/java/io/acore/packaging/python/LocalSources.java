package io.acore.packaging.python;

import io.acore.base.Json;
import io.acore.base.Sha256;
import io.acore.packaging.error.PackagingErrors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Dependencies that are folders or wheels of this machine: they have no hash but their content. */
final class LocalSources {
  private static final Set<String> NOT_CONTENT =
      Set.of(".git", "__pycache__", ".venv", "venv", "build", "dist", ".pytest_cache");

  private LocalSources() {}

  /** The folders and files, in a fixed order. */
  static List<Path> of(Dependencies dependencies) {
    TreeSet<Path> paths = new TreeSet<>();
    Path folder = dependencies.folder();
    switch (dependencies.origin()) {
      case REQUIREMENTS -> {
        RequirementsFile.read(dependencies.file().orElseThrow())
            .localPaths()
            .forEach(path -> paths.add(folder.resolve(path).normalize()));
        fromProject(folder, paths);
      }
      case PYPROJECT -> fromProject(folder, paths);
      case UV_LOCK -> paths.addAll(UvLock.read(dependencies).local(dependencies));
      case NONE, HASHED -> {}
    }
    for (Path path : paths) {
      if (!Files.exists(path)) {
        throw PackagingErrors.noLocalDependency(path, dependencies.file().orElse(folder));
      }
    }
    return List.copyOf(paths);
  }

  /** Content by position, not by place: the same library elsewhere is the same dependency. */
  static Map<String, String> hashes(Dependencies dependencies) {
    Map<String, String> hashes = new TreeMap<>();
    for (Path path : of(dependencies)) {
      hashes.put(hashes.size() + ":" + path.getFileName(), hash(path).hex());
    }
    return hashes;
  }

  private static void fromProject(Path folder, Set<Path> paths) {
    Path pyproject = folder.resolve("pyproject.toml");
    if (!Files.exists(pyproject)) {
      return;
    }
    ProjectFile.toml(pyproject)
        .path("tool")
        .path("uv")
        .path("sources")
        .forEach(
            source -> {
              String path = source.path("path").asText("");
              if (!path.isEmpty()) {
                paths.add(folder.resolve(path).normalize());
              }
            });
  }

  private static Sha256 hash(Path path) {
    try {
      if (Files.isRegularFile(path)) {
        return Sha256.of(path);
      }
      List<Path> files;
      try (Stream<Path> walk = Files.walk(path)) {
        files = walk.filter(Files::isRegularFile).filter(file -> counts(path, file)).toList();
      }
      List<String> lines = new ArrayList<>();
      for (Path file : files) {
        lines.add(path.relativize(file) + " " + Sha256.of(file).hex());
      }
      lines.sort(null);
      return Sha256.of(Json.compact(lines));
    } catch (IOException e) {
      throw PackagingErrors.unreadable(path, e);
    }
  }

  private static boolean counts(Path root, Path file) {
    for (Path part : root.relativize(file)) {
      if (NOT_CONTENT.contains(part.toString()) || part.toString().endsWith(".egg-info")) {
        return false;
      }
    }
    return true;
  }
}
