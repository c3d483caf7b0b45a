/**
 * {@code acore.lock.json}: what was ever emitted per environment, so that what disappears from
 * acore.yaml is destroyed instead of orphaned.
 *
 * <p>Terraform forgets the destroy provisioner of a block that is gone from the configuration.
 * Synth therefore emits a {@code removed} block for every address that the lock names and the new
 * configuration does not.
 */
@NullMarked
package io.acore.stacks.lock;

import org.jspecify.annotations.NullMarked;
