/**
 * Polls queues for the functions that are mapped to them.
 *
 * <p>{@link EventSources} follows the event source mappings that moto keeps and has a {@code
 * Consumer} for each one that is switched on.
 */
@NullMarked
package io.acore.localcloud.queue;

import org.jspecify.annotations.NullMarked;
