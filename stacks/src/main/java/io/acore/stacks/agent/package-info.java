/**
 * One agent's infrastructure: from the effective configuration to constructs.
 *
 * <p>{@code AgentStack} calls one class per module (foundation, tools, runtime, governance) in the
 * order in which they need each other. A module class reads its own blocks of the configuration and
 * nothing else builds from them.
 */
@NullMarked
package io.acore.stacks.agent;

import org.jspecify.annotations.NullMarked;
