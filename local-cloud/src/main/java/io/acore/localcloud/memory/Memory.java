package io.acore.localcloud.memory;

import java.io.IOException;
import java.nio.file.Path;

/** What one memory holds. Everything that reads or writes it holds its lock. */
final class Memory implements AutoCloseable {
  private final Journal journal;
  private final Events events;
  private final Records records;
  private final Jobs jobs;

  Memory(String id, Path file) throws IOException {
    journal = new Journal(file);
    events = new Events(id, journal);
    records = new Records(journal);
    jobs = new Jobs(journal);
  }

  Events events() {
    return events;
  }

  Records records() {
    return records;
  }

  Jobs jobs() {
    return jobs;
  }

  @Override
  public synchronized void close() {
    journal.close();
  }
}
