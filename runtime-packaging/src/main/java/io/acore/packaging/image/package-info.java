/**
 * Container images without Docker: a base image, the dependency layer, the code layer.
 *
 * <p>{@code ImagePackager.pack} makes an OCI layout in the cache, {@code push} sends it to a
 * registry. Jib does the work on images; only this package knows it.
 */
@NullMarked
package io.acore.packaging.image;

import org.jspecify.annotations.NullMarked;
