package io.acore.localcloud.model;

/** Whatever answers conversations. */
@FunctionalInterface
interface Model {
  Said answer(Conversation conversation) throws ModelError, InterruptedException;
}
