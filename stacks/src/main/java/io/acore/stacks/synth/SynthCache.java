package io.acore.stacks.synth;

import com.fasterxml.jackson.databind.JsonNode;
import io.acore.base.FileTrees;
import io.acore.base.Json;
import io.acore.base.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Earlier results, each below a key made of the effective configuration, the lock and acore itself.
 *
 * <pre>
 * synth-v1/&lt;key&gt;/entry.json   every file and source folder that was read, with its hash; every output file with its hash
 * synth-v1/&lt;key&gt;/stacks/...   the output
 * </pre>
 *
 * An entry counts only while all it read is unchanged and all it wrote still has its hash.
 */
final class SynthCache {
  private static final int KEPT = 40;

  private final Path root;
  private final Packaging packaging;

  SynthCache(Path cacheDirectory, Packaging packaging) {
    this.root = cacheDirectory.resolve("synth-v1");
    this.packaging = packaging;
  }

  /** The folder of a result that still holds. */
  Optional<Entry> find(Sha256 key, Path project) {
    Path folder = root.resolve(key.hex());
    try {
      if (!Files.isRegularFile(folder.resolve("entry.json"))) {
        return Optional.empty();
      }
      JsonNode entry = Json.read(folder.resolve("entry.json"));
      if (inputsHold(entry, project) && outputsHold(entry, folder)) {
        return Optional.of(new Entry(folder.resolve("stacks"), entry));
      }
      return Optional.empty();
    } catch (IOException damaged) {
      // A damaged entry is no entry: the synth that follows writes it anew.
      return Optional.empty();
    }
  }

  void store(
      Sha256 key,
      Path project,
      Path stacks,
      Set<Path> files,
      Set<Packaging.Unit> units,
      Object summary)
      throws IOException {
    Map<String, Object> entry = new LinkedHashMap<>();
    Map<String, String> hashes = new TreeMap<>();
    for (Path file : files) {
      hashes.put(relative(project, file), Sha256.of(file).hex());
    }
    entry.put("files", hashes);
    entry.put(
        "units",
        units.stream()
            .map(
                unit ->
                    Map.of(
                        "source", relative(project, unit.source()),
                        "python", unit.python(),
                        "function", unit.function(),
                        "fingerprint", packaging.fingerprint(unit)))
            .toList());
    entry.put("outputs", OutputFolder.list(stacks));
    entry.put("summary", summary);
    Path temporary = root.resolve("." + key.shortened() + "-" + ProcessHandle.current().pid());
    FileTrees.delete(temporary);
    OutputFolder.sync(stacks, temporary.resolve("stacks"));
    FileTrees.write(temporary.resolve("entry.json"), Json.pretty(entry));
    Path folder = root.resolve(key.hex());
    FileTrees.delete(folder);
    FileTrees.move(temporary, folder);
    prune();
  }

  private boolean inputsHold(JsonNode entry, Path project) throws IOException {
    for (Map.Entry<String, JsonNode> file : entry.path("files").properties()) {
      Path path = project.resolve(file.getKey());
      if (!Files.isRegularFile(path) || !Sha256.of(path).hex().equals(file.getValue().asText())) {
        return false;
      }
    }
    for (JsonNode unit : entry.path("units")) {
      Path source = project.resolve(unit.path("source").asText());
      Packaging.Unit packaged =
          new Packaging.Unit(
              source.normalize(), unit.path("python").asText(), unit.path("function").asBoolean());
      if (!Files.isDirectory(source)
          || !packaging.fingerprint(packaged).equals(unit.path("fingerprint").asText())) {
        return false;
      }
    }
    return true;
  }

  private static boolean outputsHold(JsonNode entry, Path folder) throws IOException {
    Map<String, String> wanted = new TreeMap<>();
    entry.path("outputs").properties().forEach(e -> wanted.put(e.getKey(), e.getValue().asText()));
    return OutputFolder.list(folder.resolve("stacks")).equals(wanted);
  }

  private void prune() throws IOException {
    Map<Long, Path> byAge = new TreeMap<>();
    try (var folders = Files.newDirectoryStream(root)) {
      for (Path folder : folders) {
        // Another acore may prune at the same time; what it has taken away counts as the oldest.
        long age = folder.toFile().lastModified();
        while (byAge.putIfAbsent(age, folder) != null) {
          age++;
        }
      }
    }
    int surplus = byAge.size() - KEPT;
    for (Path folder : byAge.values()) {
      if (surplus-- <= 0) {
        return;
      }
      try {
        FileTrees.delete(folder);
      } catch (NoSuchFileException gone) {
        // By the other one, which makes the room, too
      }
    }
  }

  private static String relative(Path project, Path file) {
    return project
        .toAbsolutePath()
        .normalize()
        .relativize(file.toAbsolutePath().normalize())
        .toString()
        .replace('\\', '/');
  }

  /**
   * A result that holds.
   *
   * @param stacks the folder with one folder a stack
   * @param json the entry
   */
  record Entry(Path stacks, JsonNode json) {}
}
