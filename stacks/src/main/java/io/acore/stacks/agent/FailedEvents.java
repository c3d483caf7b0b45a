package io.acore.stacks.agent;

import io.acore.constructs.queue.DeadLetterQueue;
import io.acore.stacks.config.ConfigLoader;
import java.util.Optional;

/**
 * Where the events wait that the project's functions failed on.
 *
 * @param queue one for all functions behind the gateway, made with the first of them
 */
record FailedEvents(DeadLetterQueue queue) {
  /**
   * Empty in a local cloud: a new queue takes half a minute, and nobody comes back for it there.
   */
  static Optional<DeadLetterQueue> of(AgentContext context) {
    return wanted(context)
        ? Optional.of(
            context
                .stack()
                .shared(
                    FailedEvents.class,
                    stack ->
                        new FailedEvents(
                            new DeadLetterQueue(
                                stack,
                                "failed_events",
                                context.naming().hyphenated("failed-events"),
                                Encryption.of(context))))
                .queue())
        : Optional.empty();
  }

  static Optional<DeadLetterQueue> ofFrontEnd(AgentContext context, BffKeys keys) {
    return wanted(context)
        ? Optional.of(
            new DeadLetterQueue(
                context.stack(),
                "bff_failed_events",
                context.naming().hyphenated("web-failed-events"),
                keys.data()))
        : Optional.empty();
  }

  private static boolean wanted(AgentContext context) {
    return !context.config().environment().equals(ConfigLoader.LOCAL);
  }
}
