package io.acore.packaging.python;

import com.fasterxml.jackson.databind.JsonNode;
import io.acore.packaging.error.PackagingErrors;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** Reads a {@code uv.lock} where uv is not there to export it. */
final class UvLock {
  private final JsonNode packages;

  private record Wanted(JsonNode entry, String extra) {}

  private UvLock(JsonNode packages) {
    this.packages = packages;
  }

  static UvLock read(Dependencies dependencies) {
    return new UvLock(ProjectFile.toml(dependencies.file().orElseThrow()).path("package"));
  }

  /** The lock of a project: its own, or that of the workspace that it is a member of. */
  static Path of(Path folder) {
    Path own = folder.resolve("uv.lock");
    if (Files.isRegularFile(own)) {
      return own;
    }
    for (Path above = folder.getParent(); above != null; above = above.getParent()) {
      Path root = above.resolve("pyproject.toml");
      if (Files.isRegularFile(root) && Files.isRegularFile(above.resolve("uv.lock"))) {
        JsonNode workspace = ProjectFile.toml(root).path("tool").path("uv").path("workspace");
        return isMember(workspace, above.relativize(folder)) ? above.resolve("uv.lock") : own;
      }
    }
    return own;
  }

  private static boolean isMember(JsonNode workspace, Path member) {
    return any(workspace.path("members"), member) && !any(workspace.path("exclude"), member);
  }

  private static boolean any(JsonNode globs, Path member) {
    for (JsonNode glob : globs) {
      String pattern = "glob:" + glob.asText().replaceFirst("/$", "");
      if (FileSystems.getDefault().getPathMatcher(pattern).matches(member)) {
        return true;
      }
    }
    return false;
  }

  /** Folders and files of this machine that the project needs, by what leads to them. */
  List<Path> local(Dependencies dependencies) {
    Path folder = Objects.requireNonNull(dependencies.file().orElseThrow().getParent());
    Set<Path> paths = new TreeSet<>();
    Set<JsonNode> seen = new HashSet<>();
    JsonNode root = root(dependencies);
    Deque<JsonNode> open = new ArrayDeque<>(List.of(root));
    while (!open.isEmpty()) {
      JsonNode entry = open.remove();
      if (!seen.add(entry)) {
        continue;
      }
      for (String kind : List.of("directory", "editable", "path")) {
        String path = entry.path("source").path(kind).asText("");
        if (!path.isEmpty() && !entry.equals(root)) {
          paths.add(folder.resolve(path).normalize());
        }
      }
      entry.path("dependencies").forEach(edge -> open.add(find(edge)));
      for (String extra : dependencies.extras()) {
        entry.path("optional-dependencies").path(extra).forEach(edge -> open.add(find(edge)));
      }
    }
    return List.copyOf(paths);
  }

  /** What the target needs of it, pinned and hashed. */
  String requirements(Dependencies dependencies, Target target) {
    JsonNode root = root(dependencies);
    Deque<Wanted> open = new ArrayDeque<>();
    open.add(new Wanted(root, ""));
    dependencies.extras().forEach(extra -> open.add(new Wanted(root, extra)));
    Set<String> seen = new HashSet<>();
    TreeSet<String> lines = new TreeSet<>();
    while (!open.isEmpty()) {
      Wanted next = open.remove();
      if (!seen.add(
          next.entry().path("name") + "|" + next.entry().path("version") + "|" + next.extra())) {
        continue;
      }
      if (next.entry().path("source").has("registry")) {
        lines.add(line(next.entry()));
      }
      JsonNode edges =
          next.extra().isEmpty()
              ? next.entry().path("dependencies")
              : next.entry().path("optional-dependencies").path(next.extra());
      for (JsonNode edge : edges) {
        if (Markers.hold(edge.path("marker").asText(""), target)) {
          JsonNode entry = find(edge);
          open.add(new Wanted(entry, ""));
          edge.path("extra").forEach(extra -> open.add(new Wanted(entry, extra.asText())));
        }
      }
    }
    return String.join("\n", lines) + "\n";
  }

  private JsonNode root(Dependencies dependencies) {
    Path lock = dependencies.file().orElseThrow();
    String own =
        Objects.requireNonNull(lock.getParent())
            .relativize(dependencies.folder())
            .toString()
            .replace('\\', '/');
    String place = own.isEmpty() ? "." : own;
    for (JsonNode entry : packages) {
      JsonNode source = entry.path("source");
      if (source.path("virtual").asText("").equals(place)
          || source.path("editable").asText("").equals(place)) {
        return entry;
      }
    }
    throw PackagingErrors.lockOutOfDate(
        dependencies.file().orElseThrow(), "it does not name its own project", "uv lock");
  }

  private JsonNode find(JsonNode edge) {
    for (JsonNode entry : packages) {
      boolean version = !edge.has("version") || edge.path("version").equals(entry.path("version"));
      if (version && entry.path("name").equals(edge.path("name"))) {
        return entry;
      }
    }
    throw new IllegalStateException("uv.lock has no entry for " + edge);
  }

  private static String line(JsonNode entry) {
    List<String> hashes = new ArrayList<>();
    entry.path("wheels").forEach(wheel -> hashes.add(wheel.path("hash").asText()));
    if (entry.path("sdist").has("hash")) {
      hashes.add(entry.path("sdist").path("hash").asText());
    }
    return new Requirement(
            Requirement.normalise(entry.path("name").asText()),
            List.of(),
            "==" + entry.path("version").asText(),
            "",
            hashes.stream().sorted().toList())
        .canonical();
  }
}
