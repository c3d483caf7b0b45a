package io.acore.packaging.python;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What stands beside a layer's zip.
 *
 * @param sha256 of the zip
 * @param crc32 of the zip, which every use compares
 * @param size of the zip
 * @param resume the hash after the last whole block of its entries
 * @param files number of entries
 * @param unpackedSize bytes when unpacked
 * @param installer name and version of what installed it
 * @param compiledBy the Python that made the bytecode, or empty
 * @param packages what is in it
 * @param requirements the resolved lines, with hashes
 */
public record LayerManifest(
    String sha256,
    long crc32,
    long size,
    String resume,
    int files,
    long unpackedSize,
    String installer,
    String compiledBy,
    List<InstalledPackage> packages,
    String requirements) {
  public LayerManifest {
    packages = List.copyOf(packages);
  }

  /** Member by member: a mapper would cost a fifth of a second, on every run. */
  static LayerManifest of(JsonNode json) throws IOException {
    if (!json.path("sha256").isTextual() || !json.path("packages").isArray()) {
      throw new IOException("the layer's manifest is damaged");
    }
    List<InstalledPackage> packages = new ArrayList<>();
    for (JsonNode entry : json.path("packages")) {
      packages.add(
          new InstalledPackage(
              entry.path("name").asText(),
              entry.path("version").asText(),
              entry.path("files").asInt(),
              entry.path("bytes").asLong()));
    }
    return new LayerManifest(
        json.path("sha256").asText(),
        json.path("crc32").asLong(),
        json.path("size").asLong(),
        json.path("resume").asText(),
        json.path("files").asInt(),
        json.path("unpackedSize").asLong(),
        json.path("installer").asText(),
        json.path("compiledBy").asText(),
        packages,
        json.path("requirements").asText());
  }
}
