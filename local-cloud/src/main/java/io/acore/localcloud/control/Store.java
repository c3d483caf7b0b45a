package io.acore.localcloud.control;

import io.acore.base.FileTrees;
import io.acore.base.Json;
import io.acore.base.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * All resources, in memory and one file each. A change is on disk before it is answered, so what a
 * client was told survives whatever happens to this process. Guarded by the engine's lock.
 */
final class Store {
  private final Path folder;
  private final TreeMap<String, Resource> resources = new TreeMap<>();

  Store(Path folder) throws IOException {
    this.folder = folder;
    Files.createDirectories(folder);
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(it -> it.toString().endsWith(".json")).toList()) {
        Resource resource = Resource.of(Json.read(file));
        resources.put(key(resource), resource);
      }
    }
  }

  Optional<Resource> find(String kind, String region, String parent, String id, long now) {
    Resource resource = resources.get(key(kind, region, parent, id));
    if (resource == null) {
      return Optional.empty();
    }
    if (!resource.settle(now)) {
      remove(resource);
      return Optional.empty();
    }
    return Optional.of(resource);
  }

  Optional<Resource> anywhere(String kind, String parent, String id, long now) {
    return resources.values().stream()
        .filter(it -> it.kind().equals(kind) && it.parent().equals(parent) && it.id().equals(id))
        .findFirst()
        .flatMap(it -> find(kind, it.region(), parent, id, now));
  }

  /** In the order of their making. */
  List<Resource> list(String kind, String region, long now) {
    return everywhere(kind, now).stream().filter(it -> it.region().equals(region)).toList();
  }

  List<Resource> everywhere(String kind, long now) {
    List<Resource> found = new ArrayList<>();
    for (Resource resource : new ArrayList<>(resources.values())) {
      if (resource.kind().equals(kind)) {
        if (resource.settle(now)) {
          found.add(resource);
        } else {
          remove(resource);
        }
      }
    }
    found.sort(
        Comparator.comparingDouble((Resource it) -> it.fields().path("createdAt").asDouble())
            .thenComparing(Resource::id));
    return found;
  }

  void put(Resource resource) {
    resources.put(key(resource), resource);
    try {
      FileTrees.write(file(resource), Json.compact(resource.tree()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void remove(Resource resource) {
    resources.remove(key(resource));
    try {
      Files.deleteIfExists(file(resource));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path file(Resource resource) {
    String name = resource.kind() + "-" + Sha256.of(key(resource)).shortened() + ".json";
    return folder.resolve(name);
  }

  private static String key(Resource it) {
    return key(it.kind(), it.region(), it.parent(), it.id());
  }

  private static String key(String kind, String region, String parent, String id) {
    return String.join("\n", kind, region, parent, id);
  }
}
