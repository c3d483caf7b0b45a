package io.acore.localcloud.gateway;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What a request holds until it is answered, and how long each thing may take that it asks for. */
final class Scope implements AutoCloseable {
  private static final Duration OWN = Duration.ofSeconds(30);

  private final Duration limit;
  private final List<Runnable> held = new ArrayList<>();

  Scope(Duration limit) {
    this.limit = limit;
  }

  /** For what a gateway asks for itself, such as a list of tools. */
  static Scope own() {
    return new Scope(OWN);
  }

  Duration limit() {
    return limit;
  }

  void hold(Runnable release) {
    held.add(release);
  }

  @Override
  public void close() {
    held.forEach(Runnable::run);
    held.clear();
  }
}
