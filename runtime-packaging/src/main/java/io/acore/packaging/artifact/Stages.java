package io.acore.packaging.artifact;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Times the stages of one run, and tells of each. */
final class Stages {
  private final Map<String, Double> seconds = new LinkedHashMap<>();
  private final Consumer<String> progress;

  Stages(Consumer<String> progress) {
    this.progress = progress;
  }

  <T> T run(String name, Supplier<T> work) {
    progress.accept(name);
    long started = System.nanoTime();
    try {
      return work.get();
    } finally {
      seconds.merge(name, (System.nanoTime() - started) / 1e9, Double::sum);
    }
  }

  void run(String name, Runnable work) {
    run(
        name,
        () -> {
          work.run();
          return name;
        });
  }

  Map<String, Double> seconds() {
    return java.util.Collections.unmodifiableMap(new LinkedHashMap<>(seconds));
  }
}
