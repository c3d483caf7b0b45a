/**
 * Sessions of AgentCore's tools: what code interpreters and browsers have alike.
 *
 * <p>{@link ToolSessions} starts, lists and ends them, each with whatever process stands behind it.
 */
@NullMarked
package io.acore.localcloud.session;

import org.jspecify.annotations.NullMarked;
