package io.acore.stacks.plan;

import io.acore.stacks.plan.Change.Action;
import io.acore.stacks.terraform.Event;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Listens to a plan being made and joins what belongs together. */
public final class PlanCollector implements Consumer<Event> {
  private final Catalogue catalogue;
  private final Map<Item, List<Event.Planned>> planned = new LinkedHashMap<>();
  private final TreeSet<String> drifted = new TreeSet<>();
  private final TreeSet<String> outputs = new TreeSet<>();

  public PlanCollector(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  @Override
  public void accept(Event event) {
    if (event instanceof Event.Planned change) {
      planned.computeIfAbsent(catalogue.at(change.address()), key -> new ArrayList<>()).add(change);
    } else if (event instanceof Event.Drifted drift && drift.action().equals("delete")) {
      // Every refresh finds computed values that moved by themselves; a deletion is somebody's.
      drifted.add(catalogue.at(drift.address()).words());
    } else if (event instanceof Event.Outputs changed) {
      changed
          .outputs()
          .forEach(
              (name, output) -> {
                if (output.changes()) {
                  outputs.add(name);
                }
              });
    }
  }

  /** All changes, by module and name. */
  public PlanSummary summary(String stack) {
    List<Change> changes = new ArrayList<>();
    planned.forEach((item, parts) -> change(item, parts).ifPresent(changes::add));
    changes.sort(
        Comparator.comparingInt((Change it) -> Modules.ORDER.indexOf(it.item().module()))
            .thenComparing(it -> it.item().kind())
            .thenComparing(it -> it.item().name()));
    return new PlanSummary(stack, changes, List.copyOf(drifted), List.copyOf(outputs));
  }

  private Optional<Change> change(Item item, List<Event.Planned> parts) {
    List<String> addresses = new ArrayList<>();
    Optional<Action> strongest = Optional.empty();
    String reason = "";
    for (Event.Planned part : parts) {
      Optional<Action> action = action(part);
      if (action.isEmpty()) {
        continue;
      }
      addresses.add(part.address());
      if (strongest.isEmpty() || rank(action.get()) > rank(strongest.get())) {
        strongest = action;
        reason = part.reason();
      }
    }
    String why = reason;
    return strongest.map(action -> new Change(item, action, why, addresses));
  }

  // The owner says what becomes of a bridged resource; a create that is taken up again is still a
  // create, and content alone is an update in place.
  private Optional<Action> action(Event.Planned planned) {
    Optional<Action> plain = plain(planned.action());
    if (plain.isEmpty()) {
      return plain;
    }
    return switch (catalogue.part(planned.address())) {
      case CREATE -> Optional.of(plain.get() == Action.DESTROY ? Action.UPDATE : Action.CREATE);
      case CONFIG -> Optional.of(Action.UPDATE);
      case RECORD -> Optional.empty();
      case WHOLE -> plain;
    };
  }

  private static Optional<Action> plain(String action) {
    return switch (action) {
      case "create" -> Optional.of(Action.CREATE);
      case "update" -> Optional.of(Action.UPDATE);
      case "replace" -> Optional.of(Action.REPLACE);
      case "delete" -> Optional.of(Action.DESTROY);
      default -> Optional.empty();
    };
  }

  private static int rank(Action action) {
    return switch (action) {
      case UPDATE -> 0;
      case CREATE -> 1;
      case REPLACE -> 2;
      case DESTROY -> 3;
    };
  }
}
