package io.acore.packaging.artifact;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Times the stages of one run, and tells of each. */
public final class Stages {
  private final Map<String, Double> seconds = new LinkedHashMap<>();

  public <T> T run(String name, Supplier<T> work) {
    long started = System.nanoTime();
    try {
      return work.get();
    } finally {
      double took = Math.round((System.nanoTime() - started) / 1e6) / 1e3;
      seconds.merge(name, took, Double::sum);
    }
  }

  public void run(String name, Runnable work) {
    run(
        name,
        () -> {
          work.run();
          return name;
        });
  }

  public Map<String, Double> seconds() {
    return java.util.Collections.unmodifiableMap(new LinkedHashMap<>(seconds));
  }
}
