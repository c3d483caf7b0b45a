/**
 * Zip files whose bytes depend on nothing but their content.
 *
 * <p>{@code ZipWriter} writes entries with fixed times and modes; {@code ZipIndex} reads what it
 * wrote, so that entries can be copied to another zip as they are, still compressed.
 */
@NullMarked
package io.acore.packaging.archive;

import org.jspecify.annotations.NullMarked;
