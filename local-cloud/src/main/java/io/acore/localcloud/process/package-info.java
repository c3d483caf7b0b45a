/**
 * The local cloud as a process: started in the background, found again by its state file, stopped.
 *
 * <p>Whether one runs is asked of a file lock and not of a process id: the system lets go of the
 * lock however the process ended.
 */
@NullMarked
package io.acore.localcloud.process;

import org.jspecify.annotations.NullMarked;
