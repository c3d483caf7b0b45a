/**
 * What every module shares: errors a user can fix, the environment, processes, JSON and hashes.
 *
 * <p>Depends on nothing of ours. A class belongs here only when two modules need it.
 */
@NullMarked
package io.acore.base;

import org.jspecify.annotations.NullMarked;
