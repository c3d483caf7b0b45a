/**
 * The terminal of {@code /ws/shells}: a shell beside the agent, in the frames of AgentCore.
 *
 * <p>{@link Shells} knows the shells of all sessions; a {@code Shell} goes on without a client, and
 * tells the next one what was printed meanwhile; a {@code ShellClient} is one WebSocket.
 */
@NullMarked
package io.acore.localcloud.shell;

import org.jspecify.annotations.NullMarked;
