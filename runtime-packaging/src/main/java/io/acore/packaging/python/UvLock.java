package io.acore.packaging.python;

import com.fasterxml.jackson.databind.JsonNode;
import io.acore.packaging.error.PackagingErrors;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
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
    for (JsonNode entry : packages) {
      JsonNode source = entry.path("source");
      if (source.path("virtual").asText("").equals(".")
          || source.path("editable").asText("").equals(".")) {
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
