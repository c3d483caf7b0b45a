/**
 * The operations of AgentCore's data plane that are a request and an answer: memory, tools,
 * evaluation and identity.
 *
 * <p>{@link Operations} holds a request against its shape, gives it to the {@link Handler} of its
 * name, and cuts the answer to its shape; what has no handler is a runtime's. A handler throws
 * {@code AwsError} and never sees HTTP.
 */
@NullMarked
package io.acore.localcloud.operation;

import org.jspecify.annotations.NullMarked;
