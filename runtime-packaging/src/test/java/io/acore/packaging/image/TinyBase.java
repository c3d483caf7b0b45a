package io.acore.packaging.image;

import io.acore.base.Json;
import io.acore.base.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** A base image of one small file, as an OCI layout with one manifest a processor. */
final class TinyBase {
  private TinyBase() {}

  static Path layout(Path folder, String... architectures) {
    try {
      Files.createDirectories(folder.resolve("blobs/sha256"));
      List<Object> manifests = new ArrayList<>();
      for (String architecture : architectures) {
        manifests.add(manifest(folder, architecture));
      }
      Files.writeString(
          folder.resolve("index.json"),
          Json.compact(Map.of("schemaVersion", 2, "manifests", manifests)));
      Files.writeString(folder.resolve("oci-layout"), "{\"imageLayoutVersion\":\"1.0.0\"}");
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The layout as a tar, as {@code docker buildx --output type=oci} writes it. */
  static Path archive(Path layout, Path tar) {
    try (TarArchiveOutputStream out = new TarArchiveOutputStream(Files.newOutputStream(tar));
        var walk = Files.walk(layout)) {
      for (Path file : walk.filter(Files::isRegularFile).sorted().toList()) {
        put(out, layout.relativize(file).toString(), Files.readAllBytes(file));
      }
      return tar;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, Object> manifest(Path folder, String architecture) throws IOException {
    ByteArrayOutputStream plain = new ByteArrayOutputStream();
    try (TarArchiveOutputStream out = new TarArchiveOutputStream(plain)) {
      put(
          out,
          "etc/os-release",
          ("ID=tiny-" + architecture + "\n").getBytes(StandardCharsets.UTF_8));
    }
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(plain.toByteArray());
    }
    Map<String, Object> config = new TreeMap<>();
    config.put("architecture", architecture);
    config.put("os", "linux");
    config.put("config", Map.of("Env", List.of("PATH=/usr/local/bin:/usr/bin")));
    config.put(
        "rootfs",
        Map.of(
            "type",
            "layers",
            "diff_ids",
            List.of("sha256:" + Sha256.of(plain.toByteArray()).hex())));
    Map<String, Object> manifest = new TreeMap<>();
    manifest.put("schemaVersion", 2);
    manifest.put("mediaType", "application/vnd.oci.image.manifest.v1+json");
    manifest.put("config", blob(folder, "application/vnd.oci.image.config.v1+json", json(config)));
    manifest.put(
        "layers",
        List.of(blob(folder, "application/vnd.oci.image.layer.v1.tar+gzip", packed.toByteArray())));
    Map<String, Object> descriptor =
        new TreeMap<>(blob(folder, "application/vnd.oci.image.manifest.v1+json", json(manifest)));
    descriptor.put("platform", Map.of("os", "linux", "architecture", architecture));
    return descriptor;
  }

  private static byte[] json(Object value) {
    return Json.compact(value).getBytes(StandardCharsets.UTF_8);
  }

  private static Map<String, Object> blob(Path folder, String type, byte[] bytes)
      throws IOException {
    String hex = Sha256.of(bytes).hex();
    Files.write(folder.resolve("blobs/sha256").resolve(hex), bytes);
    return Map.of("mediaType", type, "digest", "sha256:" + hex, "size", bytes.length);
  }

  private static void put(TarArchiveOutputStream out, String name, byte[] bytes)
      throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry(name);
    entry.setSize(bytes.length);
    entry.setModTime(0);
    out.putArchiveEntry(entry);
    out.write(bytes);
    out.closeArchiveEntry();
  }
}
