/**
 * AgentCore Memory's data plane: events exactly as they were sent, and records that a simple local
 * extraction makes of them.
 *
 * <p>{@link MemoryOperations} takes the operations. All that a memory holds is one sorted map,
 * {@code Journal}, which is also its file. {@code Events} reads and writes the short-term part,
 * {@code Records} the long-term part, {@code Extraction} makes records of events, {@code Relevance}
 * scores them. What is simpler than on AWS stands in {@code docs/reference/local-cloud.md}.
 */
@NullMarked
package io.acore.localcloud.memory;

import org.jspecify.annotations.NullMarked;
