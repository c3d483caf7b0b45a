package io.acore.constructs.observability;

import io.acore.constructs.metric.Metric;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One graph of a dashboard.
 *
 * @param title above it
 * @param metrics by the label of each line
 */
public record Panel(String title, Map<String, Metric> metrics) {
  public Panel {
    metrics = new TreeMap<>(metrics);
  }

  /** A graph whose lines are labelled with the metrics' names. */
  public static Panel of(String title, Metric... metrics) {
    Map<String, Metric> byName = new TreeMap<>();
    List.of(metrics).forEach(metric -> byName.put(metric.name(), metric));
    return new Panel(title, byName);
  }
}
