package io.acore.packaging.python;

/**
 * A distribution in the layer.
 *
 * @param name as the package itself writes it
 * @param version of it
 * @param files how many
 * @param bytes unpacked, without bytecode
 */
public record InstalledPackage(String name, String version, int files, long bytes) {}
