package io.acore.localcloud.lambda;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Counts what runs: who may have a process, and which warm one it is. Processes are started and
 * ended elsewhere, outside the lock.
 */
final class FunctionPool {
  private final int most;
  private final long waitNanos;
  // The longest unused one first
  private final Deque<FunctionProcess> idle = new ArrayDeque<>();
  private final Map<String, Integer> running = new HashMap<>();
  private final List<FunctionSpec> used = new ArrayList<>();
  private int processes;

  FunctionPool(int most, long waitMillis) {
    this.most = most;
    this.waitNanos = TimeUnit.MILLISECONDS.toNanos(waitMillis);
  }

  /**
   * What an invocation gets.
   *
   * @param process a warm one; empty: the right to start one
   * @param surplus processes to end first: they make room, or have old code
   */
  record Lease(Optional<FunctionProcess> process, List<FunctionProcess> surplus) {}

  /** Waits for another invocation's end when the machine runs as many as it should. */
  synchronized Lease acquire(FunctionSpec spec) throws Throttled, InterruptedException {
    List<FunctionProcess> surplus = new ArrayList<>();
    long deadline = System.nanoTime() + waitNanos;
    while (true) {
      int now = running.getOrDefault(spec.arn(), 0);
      if (spec.reserved().isPresent() && now >= spec.reserved().get()) {
        throw Throttled.reserved();
      }
      Optional<FunctionProcess> warm = warm(spec, surplus);
      if (warm.isPresent() || roomFor(surplus)) {
        running.merge(spec.arn(), 1, Integer::sum);
        used.add(spec);
        return new Lease(warm, surplus);
      }
      long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
      if (left <= 0) {
        throw Throttled.machine();
      }
      wait(left);
    }
  }

  /** The invocation is over; the process, if it can be used again, is warm from now on. */
  synchronized void release(FunctionSpec spec, Optional<FunctionProcess> reusable) {
    running.computeIfPresent(spec.arn(), (arn, count) -> count == 1 ? null : count - 1);
    used.remove(spec);
    if (reusable.isPresent()) {
      reusable.get().idle();
      idle.addLast(reusable.get());
    } else {
      processes--;
    }
    notifyAll();
  }

  /** Takes out what nobody has used for this long, and what has ended by itself. */
  synchronized List<FunctionProcess> unusedFor(long nanos) {
    List<FunctionProcess> old = new ArrayList<>();
    long now = System.nanoTime();
    for (Iterator<FunctionProcess> each = idle.iterator(); each.hasNext(); ) {
      FunctionProcess process = each.next();
      if (process.idleNanos(now) >= nanos || !process.alive()) {
        each.remove();
        processes--;
        old.add(process);
      }
    }
    notifyAll();
    return old;
  }

  /** What runs or is warm, of one function. */
  synchronized List<FunctionSpec> used(String arn) {
    List<FunctionSpec> all = new ArrayList<>(used);
    idle.forEach(process -> all.add(process.spec()));
    all.removeIf(spec -> !spec.arn().equals(arn));
    return all;
  }

  synchronized int size() {
    return processes;
  }

  private Optional<FunctionProcess> warm(FunctionSpec spec, List<FunctionProcess> surplus) {
    for (Iterator<FunctionProcess> each = idle.descendingIterator(); each.hasNext(); ) {
      FunctionProcess process = each.next();
      if (!process.spec().versionArn().equals(spec.versionArn())) {
        continue;
      }
      each.remove();
      if (process.alive() && process.spec().digest().equals(spec.digest())) {
        return Optional.of(process);
      }
      processes--;
      surplus.add(process);
    }
    return Optional.empty();
  }

  private boolean roomFor(List<FunctionProcess> surplus) {
    if (processes >= most && !idle.isEmpty()) {
      surplus.add(idle.removeFirst());
      processes--;
    }
    if (processes >= most) {
      return false;
    }
    processes++;
    return true;
  }
}
