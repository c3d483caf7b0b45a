package io.acore.packaging.source;

import io.acore.base.Sha256;
import java.nio.file.Path;

/**
 * A file that ships.
 *
 * @param path inside the source folder and inside the zip
 * @param file where to read it
 * @param executable whether its owner may run it; other permission bits do not ship
 * @param size bytes
 * @param sha256 of its bytes
 */
public record SourceFile(String path, Path file, boolean executable, long size, Sha256 sha256) {}
