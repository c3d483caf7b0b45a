package io.acore.localcloud.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The faults that are switched on; gone with the process. */
public final class Faults {
  private final List<Fault> faults = new ArrayList<>();

  public synchronized void add(Fault fault) {
    faults.add(fault);
  }

  public synchronized List<Fault> list() {
    return List.copyOf(faults);
  }

  public synchronized void clear() {
    faults.clear();
  }

  public synchronized boolean none() {
    return faults.isEmpty();
  }

  /** The first fault for any of these names of one request, counted down. */
  public synchronized Optional<Fault> take(List<String> names) {
    for (int i = 0; i < faults.size(); i++) {
      Fault fault = faults.get(i);
      if (names.stream().anyMatch(fault::fits)) {
        Fault left = fault.once();
        if (left.times() == 0) {
          faults.remove(i);
        } else {
          faults.set(i, left);
        }
        return Optional.of(fault);
      }
    }
    return Optional.empty();
  }
}
