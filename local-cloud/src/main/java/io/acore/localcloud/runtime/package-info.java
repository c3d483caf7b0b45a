/**
 * Runs agents as AgentCore Runtime does, as processes of this machine.
 *
 * <p>{@link RuntimeHost} keeps one process for each session. {@code CodeStore} brings an artifact
 * here, {@code Launcher} says how it is started, {@code AgentProcess} is the running process,
 * {@code LogShipper} carries what it prints to CloudWatch Logs. What the processes share with the
 * local cloud is the container contract alone: a port with {@code /ping} and {@code /invocations},
 * and environment variables.
 */
@NullMarked
package io.acore.localcloud.runtime;

import org.jspecify.annotations.NullMarked;
