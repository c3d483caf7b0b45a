/**
 * The user's source folder: which files ship, which do not and by which rule, and their hash.
 *
 * <p>Reads only; nothing here writes or starts a process.
 */
@NullMarked
package io.acore.packaging.source;

import org.jspecify.annotations.NullMarked;
