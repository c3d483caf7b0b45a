package io.acore.packaging.artifact;

import com.fasterxml.jackson.databind.JsonNode;
import io.acore.base.Json;
import io.acore.base.Sha256;
import io.acore.packaging.archive.ZipIndex;
import io.acore.packaging.archive.ZipInput;
import io.acore.packaging.archive.ZipItem;
import io.acore.packaging.archive.ZipSummary;
import io.acore.packaging.archive.ZipTooLargeException;
import io.acore.packaging.archive.ZipWriter;
import io.acore.packaging.cache.Bucket;
import io.acore.packaging.cache.Cache;
import io.acore.packaging.error.PackagingErrors;
import io.acore.packaging.python.Layer;
import io.acore.packaging.python.Layers;
import io.acore.packaging.python.PackageIndex;
import io.acore.packaging.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Joins a layer and code into one zip: the layer's entries as they are, then the code's. */
final class Assembly {
  private static final String ZIP = "package.zip";
  private static final String MANIFEST = "package.json";

  private final Cache cache;
  private final Layers layers;
  private final Stages stages;

  Assembly(Cache cache, Layers layers, Stages stages) {
    this.cache = cache;
    this.layers = layers;
    this.stages = stages;
  }

  Artifact assemble(PackagePlan plan, Optional<Layer> found) {
    Sha256 key = key(plan, found);
    Optional<Path> there =
        stages.run("find", () -> cache.find(Bucket.PACKAGES, key, Assembly::whole));
    if (there.isPresent()) {
      return artifact(there.get(), plan, found, false);
    }
    // A layer is looked at closely only when its bytes are read: here, and once more when rebuilt.
    Optional<Layer> layer = found;
    for (int attempt = 0; ; attempt++) {
      try {
        Optional<Layer> used = layer;
        Path folder =
            stages.run(
                "zip",
                () ->
                    cache
                        .get(Bucket.PACKAGES, key, Assembly::whole, f -> build(f, plan, used))
                        .folder());
        return artifact(folder, plan, layer, true);
      } catch (DamagedLayer e) {
        if (attempt > 0) {
          throw PackagingErrors.disk(cache.root(), new IOException("a layer is damaged again"));
        }
        layer = Optional.of(rebuild(plan, layer.orElseThrow()));
      }
    }
  }

  private Layer rebuild(PackagePlan plan, Layer damaged) {
    cache.discard(Bucket.LAYERS, damaged.key());
    return stages.run(
        "dependencies",
        () ->
            layers.get(
                plan.dependencies(),
                plan.target(),
                new PackageIndex(plan.request().settings().indexUrl()),
                plan.request().settings().bytecode()));
  }

  private static Sha256 key(PackagePlan plan, Optional<Layer> layer) {
    return Sha256.of(
        Json.compact(
            List.of(
                PackagePlan.FORMAT,
                plan.request().kind().name(),
                plan.codeHash().hex(),
                layer.map(l -> l.key().hex()).orElse(""))));
  }

  private static void build(Path folder, PackagePlan plan, Optional<Layer> layer)
      throws IOException {
    List<ZipInput> code = new ArrayList<>();
    if (plan.request().kind().hasCode()) {
      for (SourceFile file : plan.code().files()) {
        code.add(new ZipInput(file.path(), file.file(), file.executable()));
      }
    }
    ZipSummary summary;
    try (ZipWriter writer = new ZipWriter(folder.resolve(ZIP))) {
      if (layer.isPresent()) {
        dependencies(writer, layer.get(), code, plan.request().kind().prefix());
      }
      writer.addAll(code);
      summary = writer.finish();
    } catch (ZipTooLargeException e) {
      throw PackagingErrors.tooManyFiles(String.valueOf(e.getMessage()));
    }
    Limits.check(plan, layer, summary);
    Map<String, Object> manifest = new TreeMap<>();
    manifest.put("sha256", summary.sha256().hex());
    manifest.put("crc32", summary.crc32());
    manifest.put("size", summary.size());
    manifest.put("files", summary.files());
    manifest.put("unpacked_size", summary.unpackedSize());
    Files.writeString(folder.resolve(MANIFEST), Json.pretty(manifest));
  }

  private static void dependencies(
      ZipWriter writer, Layer layer, List<ZipInput> code, String prefix) throws IOException {
    ZipIndex index = ZipIndex.read(layer.zip());
    Set<String> own = new HashSet<>();
    code.forEach(input -> own.add(input.name()));
    List<ZipItem> kept = index.items().stream().filter(item -> !own.contains(item.name())).toList();
    if (kept.size() == index.items().size() && prefix.isEmpty()) {
      if (writer.start(layer.zip(), layer.manifest().resume()) != layer.manifest().crc32()) {
        throw new DamagedLayer();
      }
      return;
    }
    if (ZipWriter.crc32(layer.zip()) != layer.manifest().crc32()) {
      throw new DamagedLayer();
    }
    // The user's own file wins over a dependency's of the same name.
    writer.copy(layer.zip(), kept, name -> prefix + name);
  }

  private static boolean whole(Path folder) throws IOException {
    JsonNode manifest = Json.read(folder.resolve(MANIFEST));
    Path zip = folder.resolve(ZIP);
    return Files.size(zip) == manifest.path("size").asLong(-1)
        && ZipWriter.crc32(zip) == manifest.path("crc32").asLong(-1);
  }

  private Artifact artifact(Path folder, PackagePlan plan, Optional<Layer> layer, boolean built) {
    try {
      JsonNode manifest = Json.read(folder.resolve(MANIFEST));
      List<String> notes = new ArrayList<>(plan.notes());
      layer.ifPresent(l -> notes.addAll(l.notes()));
      return new Artifact(
          folder.resolve(ZIP),
          new Sha256(manifest.path("sha256").asText()),
          manifest.path("size").asLong(),
          manifest.path("unpacked_size").asLong(),
          manifest.path("files").asInt(),
          plan,
          layer.map(Layer::manifest),
          layer.map(Layer::built).orElse(false),
          built,
          stages.seconds(),
          notes);
    } catch (IOException e) {
      throw PackagingErrors.disk(folder, e);
    }
  }

  /** The layer's bytes are not what was written. */
  private static final class DamagedLayer extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
