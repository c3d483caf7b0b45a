package io.acore.localcloud.operation;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Does one operation. The answer is a tree with the members of the operation's output, and may have
 * more; the events of a stream are the list {@code stream}. Called on a thread that may wait.
 */
@FunctionalInterface
public interface Handler {
  JsonNode handle(Request request);
}
