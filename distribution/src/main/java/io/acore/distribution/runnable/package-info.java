/**
 * The program of the runnable jar: it unpacks the folder that the jar carries into acore's cache,
 * once, and starts the launcher in it.
 *
 * <p>It is the one part of this module that ships, and it ships alone: nothing but the JDK is on
 * its class path.
 */
@NullMarked
package io.acore.distribution.runnable;

import org.jspecify.annotations.NullMarked;
