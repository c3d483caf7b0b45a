/**
 * Puts together the folder that users run: {@code acore} (the launcher), {@code lib/} (every jar)
 * and {@code kernel/} (what Node runs).
 *
 * <p>This is a build step. Nothing of this module is in the folder that it makes; the runnable jar
 * has the one class of {@code runnable}.
 */
@NullMarked
package io.acore.distribution;

import org.jspecify.annotations.NullMarked;
