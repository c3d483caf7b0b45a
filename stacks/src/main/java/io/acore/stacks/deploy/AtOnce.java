package io.acore.stacks.deploy;

import io.acore.stacks.plan.Catalogue;
import io.acore.stacks.plan.PlanCollector;
import io.acore.stacks.plan.PlanSummary;
import io.acore.stacks.terraform.Event;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Listens to a run that plans and then applies: shows the plan when it is made, then the progress.
 */
final class AtOnce implements Consumer<Event>, AutoCloseable {
  private final String stack;
  private final Catalogue catalogue;
  private final Talk talk;
  private final PlanCollector collector;
  private Optional<PlanSummary> made = Optional.empty();
  private Optional<ApplyProgress> progress = Optional.empty();

  AtOnce(String stack, Catalogue catalogue, Talk talk) {
    this.stack = stack;
    this.catalogue = catalogue;
    this.talk = talk;
    this.collector = new PlanCollector(catalogue);
  }

  @Override
  public void accept(Event event) {
    if (made.isEmpty()) {
      collector.accept(event);
      if (event instanceof Event.PlanMade) {
        PlanSummary summary = collector.summary(stack);
        made = Optional.of(summary);
        talk.busy("");
        talk.say(
            summary.changes().isEmpty()
                ? stack + ": nothing to do"
                : summary.text().stripTrailing());
        progress = Optional.of(new ApplyProgress(catalogue, summary, talk, System::nanoTime));
      }
    } else {
      progress.ifPresent(it -> it.accept(event));
    }
  }

  /** What was planned. */
  PlanSummary summary() {
    return made.orElseGet(() -> collector.summary(stack));
  }

  @Override
  public void close() {
    progress.ifPresent(ApplyProgress::close);
    talk.busy("");
  }
}
