package io.acore.packaging.python;

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
}
