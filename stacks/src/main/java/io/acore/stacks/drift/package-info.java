/**
 * What became of an environment after it was deployed, and how it is put right.
 *
 * <p>{@link io.acore.stacks.drift.DayTwo} is the way in. Three things are laid beside each other
 * for every bridged resource: what the configuration wants ({@link io.acore.stacks.drift.Wanted},
 * evaluated by Terraform itself), what the bridge remembers ({@link
 * io.acore.stacks.record.ResourceRecord}), and what the service says ({@link
 * io.acore.stacks.drift.Live}). {@link io.acore.stacks.drift.Differences} says which members do not
 * agree. Terraform finds by itself what happened to all other resources.
 */
@NullMarked
package io.acore.stacks.drift;

import org.jspecify.annotations.NullMarked;
