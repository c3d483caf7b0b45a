package io.acore.packaging.image;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import io.acore.base.Environment;
import io.acore.base.FileTrees;
import io.acore.base.Json;
import io.acore.base.ProcessRunner;
import io.acore.base.Sha256;
import io.acore.packaging.archive.ZipWriter;
import io.acore.packaging.artifact.PackageKind;
import io.acore.packaging.artifact.PackagePlan;
import io.acore.packaging.artifact.Packager;
import io.acore.packaging.artifact.Stages;
import io.acore.packaging.cache.Bucket;
import io.acore.packaging.cache.Cache;
import io.acore.packaging.error.PackagingErrors;
import io.acore.packaging.python.Layer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Makes container images: found in the cache, or built by Jib from a base and two layers. */
public final class ImagePackager {
  private static final String LAYOUT = "layout";
  private static final String MANIFEST = "image.json";
  private static final String NAME = "agent:latest";

  private final Packager packager;
  private final Cache cache;
  private final Bases bases;
  private final Trees trees;
  private final Credentials credentials;
  private final DockerfileBuild dockerfiles;
  private final Consumer<String> progress;

  public ImagePackager(
      Environment environment, ProcessRunner processes, Consumer<String> progress) {
    this.packager = new Packager(environment, processes, progress);
    this.cache = new Cache(environment.cacheDirectory(), environment.clock());
    this.bases = new Bases(cache);
    this.trees = new Trees(cache);
    this.credentials = new Credentials(environment, processes);
    this.dockerfiles = new DockerfileBuild(processes, progress);
    this.progress = progress;
  }

  /** Everything that decides the image, hashed; needs no network and starts nothing. */
  public Sha256 fingerprint(ImageRequest request) {
    Map<String, Object> inputs = new TreeMap<>(JibImage.identity(request));
    inputs.put("plan", packager.plan(code(request)).hash().hex());
    inputs.put("base", identity(request));
    return Sha256.of(Json.compact(inputs));
  }

  /** Makes the image, or finds it made. */
  public ContainerImage pack(ImageRequest request) {
    Work work = work(request);
    Sha256 key = work.key();
    Cache.Entry entry =
        work.stages()
            .run(
                "image",
                () ->
                    cache.get(
                        Bucket.IMAGES, key, ImagePackager::whole, folder -> build(work, folder)));
    return image(entry, work);
  }

  /**
   * Sends the image to a registry, and builds it first if need be.
   *
   * @param reference such as {@code host/repository:tag}
   * @return the reference with the digest
   */
  public String push(ImageRequest request, String reference) {
    Work work = work(request);
    ContainerImage image = pack(request);
    progress.accept("pushing to " + reference);
    Path temporary = temporary();
    try {
      Sha256 sent = jib(work, temporary).push(reference);
      if (!sent.equals(image.digest())) {
        throw new IllegalStateException(
            "the pushed image has another digest: " + sent.hex() + ", not " + image.digest().hex());
      }
      return reference.replaceFirst("(?<=/[^/]{0,200}):[^:/]*$", "") + "@sha256:" + sent.hex();
    } catch (IOException e) {
      throw PackagingErrors.disk(cache.root(), e);
    } finally {
      delete(temporary);
    }
  }

  private record Work(
      ImageRequest request, PackagePlan plan, Optional<Layer> layer, String base, Stages stages) {
    Sha256 key() {
      Map<String, Object> key = new TreeMap<>(JibImage.identity(request));
      key.put("architecture", request.code().architecture().imageName());
      key.put("base", base);
      key.put("code", plan.codeHash().hex());
      key.put("layer", layer.map(l -> l.key().hex()).orElse(""));
      return Sha256.of(Json.compact(key));
    }
  }

  private Work work(ImageRequest request) {
    Stages stages = new Stages();
    if (request.dockerfile().isPresent()) {
      PackagePlan plan = stages.run("scan", () -> packager.checked(code(request)));
      return new Work(request, plan, Optional.empty(), identity(request), stages);
    }
    Packager.Prepared prepared = packager.prepare(code(request), stages);
    return new Work(
        request,
        prepared.plan(),
        prepared.layer(),
        stages.run("base", () -> identity(request)),
        stages);
  }

  private static io.acore.packaging.artifact.PackageRequest code(ImageRequest request) {
    return request.code().as(PackageKind.CONTAINER);
  }

  private String identity(ImageRequest request) {
    if (request.dockerfile().isEmpty()) {
      return bases.ready(request.base().orElseThrow(), request.code().architecture()).identity();
    }
    try {
      List<String> inputs = new ArrayList<>();
      inputs.add(Sha256.of(request.dockerfile().get()).hex());
      for (Path input : DockerfileBuild.inputs(request)) {
        inputs.add(input.getFileName() + " " + Sha256.of(input).hex());
      }
      return Sha256.of(Json.compact(inputs)).hex();
    } catch (IOException e) {
      throw PackagingErrors.unreadable(request.dockerfile().orElseThrow(), e);
    }
  }

  private void build(Work work, Path folder) throws IOException {
    Path temporary = Files.createDirectory(folder.resolveSibling("work"));
    progress.accept("building the image");
    Path tar = temporary.resolve("layout.tar");
    jib(work, temporary).write(tar, NAME);
    OciLayout layout;
    try {
      layout = OciLayout.unpack(tar, folder.resolve(LAYOUT));
    } catch (IOException damaged) {
      // Jib trusts its own cache; what it took from there was not what it had written.
      FileTrees.delete(jibCache());
      FileTrees.delete(folder.resolve(LAYOUT));
      jib(work, Files.createDirectory(temporary.resolve("again"))).write(tar, NAME);
      layout = OciLayout.unpack(tar, folder.resolve(LAYOUT));
    }
    OciLayout.Image image = layout.choose(work.request().code().architecture(), Optional.empty());
    layout.index(image, "latest");
    Map<String, Object> manifest = new TreeMap<>();
    manifest.put("digest", image.digest().hex());
    List<ImageLayer> layers = layers(image.manifest(), work);
    long size = layers.stream().mapToLong(ImageLayer::size).sum();
    if (size > PackageKind.CONTAINER.zippedLimit()) {
      throw PackagingErrors.imageTooLarge(
          size,
          PackageKind.CONTAINER.zippedLimit(),
          layers.stream().map(l -> PackagingErrors.megabytes(l.size()) + "  " + l.role()).toList());
    }
    manifest.put("layers", Json.tree(layers));
    Map<String, Long> checks = new TreeMap<>();
    for (String name : layout.files()) {
      checks.put(name, ZipWriter.crc32(layout.folder().resolve(name)));
    }
    manifest.put("crc32", checks);
    Files.writeString(folder.resolve(MANIFEST), Json.pretty(manifest));
  }

  private JibImage jib(Work work, Path temporary) throws IOException {
    ImageRequest request = work.request();
    if (request.dockerfile().isPresent()) {
      Path tar = dockerfiles.build(request, work.plan().code().files(), temporary);
      return new JibImage(
          request,
          new Bases.Ready("", Optional.empty(), Optional.of(tar)),
          List.of(),
          credentials,
          jibCache());
    }
    List<FileEntriesLayer> layers = new ArrayList<>();
    work.layer().ifPresent(layer -> layers.add(JibImage.dependencies(trees.of(layer))));
    layers.add(JibImage.code(work.plan().code().files()));
    return new JibImage(
        request,
        bases.ready(request.base().orElseThrow(), request.code().architecture()),
        layers,
        credentials,
        jibCache());
  }

  private static List<ImageLayer> layers(JsonNode manifest, Work work) {
    List<String> ours = new ArrayList<>();
    if (work.request().dockerfile().isEmpty()) {
      work.layer().ifPresent(layer -> ours.add("dependencies"));
      ours.add("code");
    }
    JsonNode all = manifest.path("layers");
    List<ImageLayer> layers = new ArrayList<>();
    for (JsonNode layer : all) {
      int own = layers.size() - (all.size() - ours.size());
      layers.add(
          new ImageLayer(
              own < 0 ? "base" : ours.get(own),
              new Sha256(OciLayout.hex(layer)),
              layer.path("size").asLong()));
    }
    return layers;
  }

  private static ContainerImage image(Cache.Entry entry, Work work) {
    try {
      JsonNode manifest = Json.read(entry.folder().resolve(MANIFEST));
      List<ImageLayer> layers = new ArrayList<>();
      for (JsonNode layer : manifest.path("layers")) {
        layers.add(
            new ImageLayer(
                layer.path("role").asText(),
                new Sha256(layer.path("digest").path("hex").asText()),
                layer.path("size").asLong()));
      }
      TreeSet<String> notes = new TreeSet<>(work.plan().notes());
      work.layer().ifPresent(layer -> notes.addAll(layer.notes()));
      return new ContainerImage(
          entry.folder().resolve(LAYOUT),
          new Sha256(manifest.path("digest").asText()),
          layers,
          layers.stream().mapToLong(ImageLayer::size).sum(),
          work.plan(),
          work.layer(),
          entry.built(),
          work.stages().seconds(),
          List.copyOf(notes));
    } catch (IOException e) {
      throw PackagingErrors.disk(entry.folder(), e);
    }
  }

  private static boolean whole(Path folder) throws IOException {
    for (Map.Entry<String, JsonNode> check :
        Json.read(folder.resolve(MANIFEST)).path("crc32").properties()) {
      Path file = folder.resolve(LAYOUT).resolve(check.getKey());
      if (!Files.isRegularFile(file) || ZipWriter.crc32(file) != check.getValue().asLong()) {
        return false;
      }
    }
    return true;
  }

  private Path jibCache() {
    return cache.root().resolve("jib-v1");
  }

  private Path temporary() {
    try {
      return cache.temporary();
    } catch (IOException e) {
      throw PackagingErrors.cacheNotWritable(cache.root(), e);
    }
  }

  private static void delete(Path folder) {
    try {
      FileTrees.delete(folder);
    } catch (IOException e) {
      throw PackagingErrors.disk(folder, e);
    }
  }
}
