/**
 * Talking to a deployed agent: {@link io.acore.stacks.invoke.AgentClient} sends one prompt to a
 * runtime and hands the answer on, piece by piece as it comes.
 */
@NullMarked
package io.acore.stacks.invoke;

import org.jspecify.annotations.NullMarked;
