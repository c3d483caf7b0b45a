package io.acore.localcloud.gateway;

import java.util.ArrayDeque;
import java.util.Deque;

/** How many large answers are in memory at once; the others wait on their network connection. */
final class Budget {
  private final Deque<Runnable> waiting = new ArrayDeque<>();
  private int free;

  Budget(int free) {
    this.free = free;
  }

  /** True when there is room; otherwise `granted` runs as soon as there is. */
  synchronized boolean take(Runnable granted) {
    if (free > 0) {
      free--;
      return true;
    }
    waiting.addLast(granted);
    return false;
  }

  void give() {
    Runnable next;
    synchronized (this) {
      next = waiting.pollFirst();
      if (next == null) {
        free++;
        return;
      }
    }
    next.run();
  }
}
