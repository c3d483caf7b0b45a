package io.acore.stacks.agent;

import io.acore.constructs.queue.DeadLetterQueue;

/**
 * Where the events wait that the project's functions failed on.
 *
 * @param queue one for all functions behind the gateway, made with the first of them
 */
record FailedEvents(DeadLetterQueue queue) {
  static FailedEvents of(AgentContext context) {
    return context
        .stack()
        .shared(
            FailedEvents.class,
            stack ->
                new FailedEvents(
                    new DeadLetterQueue(
                        stack,
                        "failed_events",
                        context.naming().hyphenated("failed-events"),
                        Encryption.of(context))));
  }
}
