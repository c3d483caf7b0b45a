package io.acore.packaging.image;

import com.fasterxml.jackson.databind.JsonNode;
import io.acore.base.Json;
import io.acore.base.Sha256;
import io.acore.packaging.archive.ZipWriter;
import io.acore.packaging.cache.Bucket;
import io.acore.packaging.cache.Cache;
import io.acore.packaging.error.PackagingErrors;
import io.acore.packaging.python.Architecture;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** Brings base images into a form that Jib reads: a registry's reference, or a Docker tar. */
final class Bases {
  private static final String TAR = "base.tar";
  private static final String MANIFEST = "base.json";

  private final Cache cache;

  Bases(Cache cache) {
    this.cache = cache;
  }

  /**
   * A base image that can be built on.
   *
   * @param identity what decides its bytes
   * @param reference in a registry, or empty
   * @param tar as {@code docker save} writes it, or empty
   */
  record Ready(String identity, Optional<String> reference, Optional<Path> tar) {}

  Ready ready(BaseImage base, Architecture architecture) {
    if (base instanceof BaseImage.InRegistry registry) {
      String reference = registry.reference();
      return new Ready(reference, Optional.of(reference), Optional.empty());
    }
    if (base instanceof BaseImage.Layout layout) {
      return layout(new OciLayout(layout.folder()), architecture, layout.digest());
    }
    BaseImage.Archive archive = (BaseImage.Archive) base;
    try {
      return archive(archive, architecture);
    } catch (IOException e) {
      throw PackagingErrors.damagedImage(archive.file(), e);
    }
  }

  private Ready archive(BaseImage.Archive archive, Architecture architecture) throws IOException {
    Sha256 content = Sha256.of(archive.file());
    if (archive.digest().isPresent() && !archive.digest().get().equals(content.hex())) {
      throw PackagingErrors.otherBaseImage(archive.file(), archive.digest().get());
    }
    if (isDockers(archive.file())) {
      return new Ready(content.hex(), Optional.empty(), Optional.of(archive.file()));
    }
    Path work = cache.temporary();
    try {
      OciLayout layout = OciLayout.unpack(archive.file(), work);
      return layout(layout, architecture, Optional.empty());
    } finally {
      io.acore.base.FileTrees.delete(work);
    }
  }

  private static boolean isDockers(Path file) throws IOException {
    boolean layout = false;
    try (TarArchiveInputStream in =
        new TarArchiveInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      for (TarArchiveEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        if (entry.getName().equals("manifest.json")) {
          return true;
        }
        layout |= entry.getName().endsWith("oci-layout");
      }
    }
    if (!layout) {
      throw new IOException("it has neither a manifest.json nor an oci-layout");
    }
    return false;
  }

  private Ready layout(OciLayout layout, Architecture architecture, Optional<String> pinned) {
    OciLayout.Image image = layout.choose(architecture, pinned);
    Cache.Entry entry =
        cache.get(
            Bucket.BASES, image.digest(), Bases::whole, folder -> dockerTar(layout, image, folder));
    return new Ready(
        image.digest().hex(), Optional.empty(), Optional.of(entry.folder().resolve(TAR)));
  }

  private static void dockerTar(OciLayout layout, OciLayout.Image image, Path folder)
      throws IOException {
    Path file = folder.resolve(TAR);
    Sha256 config = new Sha256(OciLayout.hex(image.manifest().path("config")));
    List<String> names = new ArrayList<>();
    Set<String> written = new HashSet<>();
    try (TarArchiveOutputStream out =
        new TarArchiveOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
      out.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
      add(out, layout, config, config.hex() + ".json");
      for (JsonNode layer : image.manifest().path("layers")) {
        String type = layer.path("mediaType").asText();
        if (type.endsWith("zstd")) {
          throw new IOException("layers compressed by zstd cannot be read; use gzip");
        }
        Sha256 digest = new Sha256(OciLayout.hex(layer));
        layout.check(digest);
        String name = digest.hex() + ".tar.gz";
        names.add(name);
        if (written.add(name)) {
          add(out, layout, digest, name);
        }
      }
      byte[] manifest =
          Json.compact(List.of(Map.of("Config", config.hex() + ".json", "Layers", names)))
              .getBytes(java.nio.charset.StandardCharsets.UTF_8);
      TarArchiveEntry entry = new TarArchiveEntry("manifest.json");
      entry.setSize(manifest.length);
      out.putArchiveEntry(entry);
      out.write(manifest);
      out.closeArchiveEntry();
    }
    Files.writeString(
        folder.resolve(MANIFEST),
        Json.pretty(Map.of("size", Files.size(file), "crc32", ZipWriter.crc32(file))));
  }

  private static void add(TarArchiveOutputStream out, OciLayout layout, Sha256 digest, String name)
      throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry(name);
    entry.setSize(Files.size(layout.blob(digest)));
    out.putArchiveEntry(entry);
    Files.copy(layout.blob(digest), out);
    out.closeArchiveEntry();
  }

  private static boolean whole(Path folder) throws IOException {
    JsonNode manifest = Json.read(folder.resolve(MANIFEST));
    Path tar = folder.resolve(TAR);
    return Files.size(tar) == manifest.path("size").asLong(-1)
        && ZipWriter.crc32(tar) == manifest.path("crc32").asLong(-1);
  }
}
