/**
 * The AgentCore control plane: one engine, with the families as data.
 *
 * <p>{@code families.conf} says what each family has beyond its shapes; a {@link Behaviour} says
 * what data cannot. {@link Engine} does the rest alike for all: validation, states, versions,
 * tokens, conflicts, paging, tags. {@link Store} keeps what is there, on disk too.
 */
@NullMarked
package io.acore.localcloud.control;

import org.jspecify.annotations.NullMarked;
