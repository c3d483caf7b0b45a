package io.acore.stacks.agent;

import io.acore.constructs.metric.Metric;
import io.acore.constructs.observability.Panel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One resource with its metrics.
 *
 * @param name in addresses and names: {@code gateway}
 * @param title above its graphs
 * @param calls shown beside the errors
 * @param errors shown; the first one also raises an alarm
 * @param throttles shown, and raise an alarm
 * @param latency shown in a graph of its own, and raises an alarm
 */
record Watched(
    String name,
    String title,
    List<Metric> calls,
    List<Metric> errors,
    Optional<Metric> throttles,
    Optional<Metric> latency) {

  private Watched(String name, String title, Metric errors) {
    this(name, title, List.of(), List.of(errors), Optional.empty(), Optional.empty());
  }

  List<Panel> panels() {
    List<Panel> panels = new ArrayList<>();
    Map<String, Metric> counts = new TreeMap<>();
    calls.forEach(metric -> counts.put(metric.name(), metric));
    errors.forEach(metric -> counts.put(metric.name(), metric));
    throttles.ifPresent(metric -> counts.put(metric.name(), metric));
    panels.add(new Panel(title + ": calls and errors", counts));
    latency.ifPresent(metric -> panels.add(Panel.of(title + ": milliseconds", metric)));
    return panels;
  }

  static List<Watched> of(Observed observed) {
    List<Watched> watched = new ArrayList<>();
    observed
        .runtime()
        .runtime()
        .ifPresent(
            runtime ->
                watched.add(
                    new Watched(
                        "runtime",
                        "Agent",
                        List.of(runtime.metricInvocations(), runtime.metricSessions()),
                        List.of(runtime.metricSystemErrors(), runtime.metricUserErrors()),
                        Optional.of(runtime.metricThrottles()),
                        Optional.of(runtime.metricLatency()))));
    observed
        .foundation()
        .gateway()
        .ifPresent(
            gateway ->
                watched.add(
                    new Watched(
                        "gateway",
                        "Gateway",
                        List.of(gateway.metricInvocations()),
                        List.of(gateway.metricSystemErrors(), gateway.metricUserErrors()),
                        Optional.of(gateway.metricThrottles()),
                        Optional.of(gateway.metricLatency()))));
    new TreeMap<>(observed.foundation().functions())
        .forEach(
            (name, function) ->
                watched.add(
                    plain(
                        "function-" + name,
                        "Tool " + name,
                        function.metricInvocations(),
                        function.metricErrors())));
    observed
        .foundation()
        .failedEvents()
        .map(queue -> new Watched("failed-events", "Failed events", queue.metricMessages()))
        .ifPresent(watched::add);
    observed
        .runtime()
        .memory()
        .ifPresent(
            memory ->
                watched.add(
                    new Watched(
                        "memory",
                        "Memory",
                        List.of(memory.metricInvocations()),
                        List.of(memory.metricErrors()),
                        Optional.empty(),
                        Optional.of(memory.metricLatency()))));
    observed
        .tools()
        .interpreter()
        .ifPresent(
            tool ->
                watched.add(
                    plain(
                        "code-interpreter",
                        "Code interpreter",
                        tool.metricInvocations(),
                        tool.metricSystemErrors())));
    observed
        .tools()
        .browser()
        .ifPresent(
            tool ->
                watched.add(
                    plain(
                        "browser",
                        "Browser",
                        tool.metricInvocations(),
                        tool.metricSystemErrors())));
    return watched;
  }

  private static Watched plain(String name, String title, Metric calls, Metric errors) {
    return new Watched(
        name, title, List.of(calls), List.of(errors), Optional.empty(), Optional.empty());
  }
}
