/**
 * Putting an environment into its cloud and taking it away again.
 *
 * <p>{@link io.acore.stacks.deploy.Target} says which environment, folder and cloud; every program
 * that is started gets its variables from there, so that no two of them can work with different
 * clouds.
 */
@NullMarked
package io.acore.stacks.deploy;

import org.jspecify.annotations.NullMarked;
