package io.acore.packaging.image;

import io.acore.base.Sha256;

/**
 * A layer of an image.
 *
 * @param role {@code base}, {@code dependencies} or {@code code}
 * @param digest of the compressed layer
 * @param size compressed
 */
public record ImageLayer(String role, Sha256 digest, long size) {}
