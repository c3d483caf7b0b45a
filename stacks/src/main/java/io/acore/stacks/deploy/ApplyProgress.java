package io.acore.stacks.deploy;

import io.acore.stacks.plan.Catalogue;
import io.acore.stacks.plan.Change;
import io.acore.stacks.plan.Item;
import io.acore.stacks.plan.PlanSummary;
import io.acore.stacks.terraform.Event;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Tells how an apply gets on: a line for each resource that is done, and what is being waited for.
 */
final class ApplyProgress implements Consumer<Event>, AutoCloseable {
  private static final long REMIND_SECONDS = 30;

  private final Catalogue catalogue;
  private final Talk talk;
  private final LongSupplier nanos;
  private final Map<Item, Change> wanted = new LinkedHashMap<>();
  private final Map<Item, Integer> open = new HashMap<>();
  private final Map<Item, Long> running = new LinkedHashMap<>();
  private final Map<Item, String> said = new HashMap<>();
  private final Thread ticker;
  private int done;
  private long reminded;

  ApplyProgress(Catalogue catalogue, PlanSummary plan, Talk talk, LongSupplier nanos) {
    this.catalogue = catalogue;
    this.talk = talk;
    this.nanos = nanos;
    for (Change change : plan.changes()) {
      wanted.put(change.item(), change);
      // A replaced address is destroyed and created.
      open.put(
          change.item(),
          change.addresses().size() * (change.action() == Change.Action.REPLACE ? 2 : 1));
    }
    reminded = nanos.getAsLong();
    ticker = new Thread(this::tick, "progress");
    ticker.setDaemon(true);
    ticker.start();
  }

  @Override
  public synchronized void accept(Event event) {
    if (event instanceof Event.Started started) {
      Item item = catalogue.at(started.address());
      if (wanted.containsKey(item)) {
        running.putIfAbsent(item, nanos.getAsLong());
      }
      show();
    } else if (event instanceof Event.Finished finished) {
      finished(catalogue.at(finished.address()));
    } else if (event instanceof Event.Failed failed) {
      Item item = catalogue.at(failed.address());
      running.remove(item);
      if (wanted.containsKey(item)) {
        talk.say("  failed     " + item.words());
      }
    } else if (event instanceof Event.Said line) {
      // The bridge's own words: `agent-runtime hello: created as hello-x`.
      said.put(catalogue.at(line.address()), line.line());
    } else if (event instanceof Event.Outputs) {
      talk.busy("");
    }
  }

  private void finished(Item item) {
    Change change = wanted.get(item);
    if (change == null) {
      return;
    }
    int left = open.merge(item, -1, Integer::sum);
    if (left == 0) {
      done++;
      Long began = running.remove(item);
      long seconds = began == null ? 0 : TimeUnit.NANOSECONDS.toSeconds(nanos.getAsLong() - began);
      talk.say(
          "  "
              + past(change.action())
              + "  "
              + item.words()
              + (seconds > 0 ? " (" + seconds + " s)" : ""));
    }
    show();
  }

  private void show() {
    if (running.isEmpty()) {
      talk.busy("");
      return;
    }
    talk.busy("  " + done + "/" + wanted.size() + "  " + waitingFor());
  }

  private String waitingFor() {
    long now = nanos.getAsLong();
    List<String> names = new ArrayList<>();
    running.forEach(
        (item, began) ->
            names.add(item.words() + " " + TimeUnit.NANOSECONDS.toSeconds(now - began) + " s"));
    return String.join(", ", names);
  }

  private void tick() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        TimeUnit.SECONDS.sleep(1);
        synchronized (this) {
          long now = nanos.getAsLong();
          if (!running.isEmpty()
              && TimeUnit.NANOSECONDS.toSeconds(now - reminded) >= REMIND_SECONDS) {
            reminded = now;
            talk.say("  waiting    " + waitingFor());
          }
          show();
        }
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  private static String past(Change.Action action) {
    return switch (action) {
      case CREATE -> "created  ";
      case UPDATE -> "updated  ";
      case REPLACE -> "replaced ";
      case DESTROY -> "destroyed";
    };
  }

  @Override
  public void close() {
    ticker.interrupt();
    talk.busy("");
  }
}
