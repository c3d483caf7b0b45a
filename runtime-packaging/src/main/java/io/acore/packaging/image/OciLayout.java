package io.acore.packaging.image;

import com.fasterxml.jackson.databind.JsonNode;
import io.acore.base.FileTrees;
import io.acore.base.Json;
import io.acore.base.Sha256;
import io.acore.packaging.error.PackagingErrors;
import io.acore.packaging.python.Architecture;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** An image as a folder: {@code oci-layout}, {@code index.json} and blobs named by their hash. */
public record OciLayout(Path folder) {
  static final String MANIFEST_TYPE = "application/vnd.oci.image.manifest.v1+json";
  private static final String INDEX_TYPE = "application/vnd.oci.image.index.v1+json";
  private static final String VERSION = "{\"imageLayoutVersion\":\"1.0.0\"}";
  private static final Pattern FILE =
      Pattern.compile("(\\./)?(oci-layout|index\\.json|blobs/sha256/[0-9a-f]{64})");

  /**
   * One image of a layout.
   *
   * @param digest of the manifest
   * @param manifest with {@code config} and {@code layers}
   * @param config with {@code architecture} and {@code rootfs}
   */
  record Image(Sha256 digest, JsonNode manifest, JsonNode config) {}

  /** Takes a tar of a layout apart; each blob must be what its name says. */
  static OciLayout unpack(Path tar, Path folder) throws IOException {
    OciLayout layout = new OciLayout(folder);
    try (TarArchiveInputStream in =
        new TarArchiveInputStream(new BufferedInputStream(Files.newInputStream(tar), 1 << 20))) {
      for (TarArchiveEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        String name = entry.getName();
        if (entry.isFile() && FILE.matcher(name).matches()) {
          Path file = folder.resolve(name).normalize();
          Files.createDirectories(file.getParent());
          Files.deleteIfExists(file);
          Files.copy(in, file);
          if (name.contains("blobs/")) {
            layout.check(new Sha256(file.getFileName().toString()));
          }
        }
      }
    }
    return layout;
  }

  /** The image for one processor; its manifest and configuration are checked by hash. */
  Image choose(Architecture architecture, Optional<String> pinned) {
    try {
      List<Image> images = new ArrayList<>();
      TreeSet<String> there = new TreeSet<>();
      boolean found = pinned.isEmpty();
      for (JsonNode top : Json.read(folder.resolve("index.json")).path("manifests")) {
        if (pinned.isEmpty() || hex(top).equals(pinned.get())) {
          found = true;
          collect(top, images);
        }
      }
      if (!found) {
        throw PackagingErrors.otherBaseImage(folder, pinned.orElseThrow());
      }
      for (Image image : images) {
        String name = image.config().path("architecture").asText();
        there.add(name);
        if (name.equals(architecture.imageName())) {
          return image;
        }
      }
      throw PackagingErrors.baseImageForAnotherProcessor(
          folder.toString(), architecture.imageName(), there);
    } catch (IOException e) {
      throw PackagingErrors.damagedImage(folder, e);
    }
  }

  private void collect(JsonNode descriptor, List<Image> into) throws IOException {
    JsonNode content = json(descriptor);
    if (content.has("manifests")) {
      for (JsonNode inner : content.path("manifests")) {
        // Attestations stand beside images and are none.
        if (!inner.path("platform").path("architecture").asText("").equals("unknown")) {
          collect(inner, into);
        }
      }
    } else if (content.path("config").has("digest")) {
      into.add(new Image(new Sha256(hex(descriptor)), content, json(content.path("config"))));
    }
  }

  private JsonNode json(JsonNode descriptor) throws IOException {
    Sha256 digest = new Sha256(hex(descriptor));
    check(digest);
    return Json.read(blob(digest));
  }

  Path blob(Sha256 digest) {
    return folder.resolve("blobs").resolve("sha256").resolve(digest.hex());
  }

  private boolean holds(Sha256 digest) throws IOException {
    return Files.isRegularFile(blob(digest)) && Sha256.of(blob(digest)).equals(digest);
  }

  void check(Sha256 digest) throws IOException {
    if (!holds(digest)) {
      throw new IOException("the blob " + digest.hex() + " is damaged");
    }
  }

  static String hex(JsonNode descriptor) {
    return descriptor.path("digest").asText().replaceFirst("^sha256:", "");
  }

  /** Writes {@code index.json} anew: one image, its platform, its name; nothing of who built it. */
  void index(Image image, String name) throws IOException {
    Map<String, Object> descriptor = new TreeMap<>();
    descriptor.put("mediaType", image.manifest().path("mediaType").asText(MANIFEST_TYPE));
    descriptor.put("digest", "sha256:" + image.digest().hex());
    descriptor.put("size", Files.size(blob(image.digest())));
    descriptor.put(
        "platform",
        Map.of("os", "linux", "architecture", image.config().path("architecture").asText()));
    descriptor.put("annotations", Map.of("org.opencontainers.image.ref.name", name));
    Map<String, Object> index = new TreeMap<>();
    index.put("schemaVersion", 2);
    index.put("mediaType", INDEX_TYPE);
    index.put("manifests", List.of(descriptor));
    FileTrees.write(folder.resolve("index.json"), Json.pretty(index));
    FileTrees.write(folder.resolve("oci-layout"), VERSION);
  }

  /** Every file by its path in the layout. */
  List<String> files() throws IOException {
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString().replace('\\', '/'))
          .sorted()
          .toList();
    }
  }

  /**
   * Brings a folder to this content: blobs that are there stay, blobs of an earlier image go, and
   * the index comes last.
   */
  public OciLayout copy(Path target) {
    try {
      OciLayout copy = new OciLayout(target);
      List<String> names = files();
      for (String name : names) {
        Path from = folder.resolve(name);
        Path to = target.resolve(name);
        boolean blob = name.startsWith("blobs/");
        if (blob && !copy.holds(new Sha256(from.getFileName().toString()))) {
          Files.createDirectories(to.getParent());
          place(from, to);
        }
      }
      for (String name : names) {
        if (!name.startsWith("blobs/")) {
          FileTrees.write(target.resolve(name), Files.readAllBytes(folder.resolve(name)));
        }
      }
      for (String name : copy.files()) {
        if (name.startsWith("blobs/") && !names.contains(name)) {
          Files.delete(target.resolve(name));
        }
      }
      return copy;
    } catch (IOException e) {
      throw PackagingErrors.disk(target, e);
    }
  }

  private static void place(Path from, Path to) throws IOException {
    Path temporary = Files.createTempFile(to.getParent(), ".acore-", ".tmp");
    try {
      Files.copy(from, temporary, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
      FileTrees.move(temporary, to);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }
}
