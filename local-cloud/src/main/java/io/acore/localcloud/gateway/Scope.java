package io.acore.localcloud.gateway;

import java.util.ArrayList;
import java.util.List;

/** What a request holds until it is answered. */
final class Scope implements AutoCloseable {
  private final List<Runnable> held = new ArrayList<>();

  void hold(Runnable release) {
    held.add(release);
  }

  @Override
  public void close() {
    held.forEach(Runnable::run);
    held.clear();
  }
}
