/**
 * AgentCore's data plane for runtimes: takes a call, finds the session, and stands between caller
 * and agent without holding anything back.
 *
 * <p>{@link RuntimeDataPlane} reads the path, {@code Caller} says who may call, {@code Forward} and
 * {@code Tunnel} move the bytes on Undertow's I/O threads, {@code CommandStream} runs a command
 * beside the agent. What comes from AWS's contract and what is an assumption stands in {@code
 * docs/reference/local-cloud.md}.
 */
@NullMarked
package io.acore.localcloud.dataplane;

import org.jspecify.annotations.NullMarked;
