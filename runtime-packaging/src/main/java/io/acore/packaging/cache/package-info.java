/**
 * What was built once and may be used again: buckets of entries named by a hash.
 *
 * <p>An entry is a folder that appears whole, by one rename, or not at all. Only this package knows
 * the paths.
 */
@NullMarked
package io.acore.packaging.cache;

import org.jspecify.annotations.NullMarked;
