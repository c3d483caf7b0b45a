package io.acore.packaging.source;

/**
 * A file, or a whole folder, that does not ship.
 *
 * @param path inside the source folder; a folder ends with {@code /}
 * @param rule which rule says so
 */
public record ExcludedPath(String path, String rule) {}
