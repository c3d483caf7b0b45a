package io.acore.packaging.archive;

import io.acore.base.Sha256;

/**
 * What was written.
 *
 * @param size bytes of the zip
 * @param sha256 of the whole zip
 * @param crc32 of the whole zip: cheap to check again, against damage and not against malice
 * @param entriesEnd where the entries end
 * @param resume the hash after the last whole block of the entries
 * @param files number of entries
 * @param unpackedSize bytes of all files
 */
public record ZipSummary(
    long size,
    Sha256 sha256,
    long crc32,
    long entriesEnd,
    String resume,
    int files,
    long unpackedSize) {}
