package io.acore.stacks.agent;

import io.acore.constructs.key.IKey;
import io.acore.constructs.metric.Metric;
import io.acore.constructs.observability.Alarm;
import io.acore.constructs.observability.AlarmRule;
import io.acore.constructs.observability.AlarmTopic;
import io.acore.constructs.observability.Dashboard;
import io.acore.constructs.observability.Delivery;
import io.acore.constructs.observability.LogGroup;
import io.acore.constructs.observability.Panel;
import io.acore.constructs.observability.Retention;
import io.acore.constructs.observability.TraceDestination;
import io.acore.constructs.observability.TransactionSearch;
import io.acore.constructs.terraform.AcoreStack;
import io.acore.constructs.terraform.Expression;
import io.acore.stacks.config.Section;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Logs, traces, the dashboard and alarms; built last, because it looks after all the others. */
public final class ObservabilityModule {
  private final AgentContext context;
  private final AcoreStack stack;
  private final Section settings;

  private ObservabilityModule(AgentContext context) {
    this.context = context;
    this.stack = context.stack();
    this.settings = context.config().root().section("observability");
  }

  /** Builds what acore.yaml asks for. */
  public static void build(AgentContext context, Observed observed) {
    ObservabilityModule module = new ObservabilityModule(context);
    module.runtimeLogs(observed);
    module.deliver(observed);
    List<Watched> watched = Watched.of(observed);
    if (module.settings.flag("dashboard") && !watched.isEmpty()) {
      List<Panel> panels = watched.stream().flatMap(each -> each.panels().stream()).toList();
      new Dashboard(module.stack, "dashboard", context.naming().stack(), context.region(), panels);
    }
    module.settings.optionalSection("alarms").ifPresent(alarms -> module.warn(alarms, watched));
    if (module.settings.flag("xray_transaction_search")) {
      new TransactionSearch(
          module.stack,
          "transaction_search",
          context.naming().hyphenated("spans"),
          context.region(),
          Math.toIntExact(module.settings.number("xray_indexing_percentage")));
    }
  }

  // The service would make these groups itself at the first call, without a retention.
  private void runtimeLogs(Observed observed) {
    observed
        .runtime()
        .runtime()
        .ifPresent(
            runtime -> {
              List<String> endpoints = new ArrayList<>(List.of("DEFAULT"));
              observed.runtime().endpoints().forEach(each -> endpoints.add(each.name()));
              for (String endpoint : endpoints) {
                group(
                    "runtime_logs_" + endpoint,
                    Expression.literal("/aws/bedrock-agentcore/runtimes/")
                        .plus(runtime.id())
                        .plus("-" + endpoint));
              }
            });
  }

  // Gateways and memories have logs and traces only when they are delivered somewhere.
  private void deliver(Observed observed) {
    Map<String, Delivered> all = new TreeMap<>();
    observed
        .foundation()
        .gateway()
        .ifPresent(gateway -> all.put("gateway", new Delivered(gateway.id(), gateway.arn())));
    observed
        .runtime()
        .memory()
        .ifPresent(memory -> all.put("memory", new Delivered(memory.id(), memory.arn())));
    if (settings.flag("log_delivery")) {
      all.forEach(this::deliverLogs);
    }
    if (settings.flag("trace_delivery") && !all.isEmpty()) {
      TraceDestination destination =
          new TraceDestination(stack, "trace_destination", context.naming().stack());
      all.forEach(
          (name, resource) ->
              Delivery.traces(
                  stack,
                  name + "_trace_delivery",
                  context.naming().hyphenated(name),
                  resource.arn(),
                  destination));
    }
  }

  private void deliverLogs(String name, Delivered resource) {
    LogGroup group =
        group(
            name + "_logs",
            Expression.literal("/aws/vendedlogs/bedrock-agentcore/" + name + "/APPLICATION_LOGS/")
                .plus(resource.id()));
    Delivery.logs(
        stack, name + "_log_delivery", context.naming().hyphenated(name), resource.arn(), group);
  }

  private LogGroup group(String id, Expression name) {
    long days = context.config().root().number("log_retention_days");
    return new LogGroup(
        stack,
        id,
        name,
        new Retention(Math.toIntExact(days)),
        Encryption.of(context).map(IKey::arn));
  }

  private void warn(Section alarms, List<Watched> watched) {
    Expression topic =
        alarms
            .optionalText("sns_topic_arn")
            .map(Expression::literal)
            .orElseGet(
                () ->
                    new AlarmTopic(
                            stack,
                            "alarms",
                            context.naming().hyphenated("alarms"),
                            alarms.optionalText("email"),
                            Encryption.of(context))
                        .arn());
    for (Watched each : watched) {
      alarm(alarms, topic, each, "errors", Optional.of(each.errors().get(0)), "error_threshold");
      alarm(alarms, topic, each, "throttles", each.throttles(), "throttle_threshold");
      alarm(alarms, topic, each, "latency", each.latency(), "latency_threshold_milliseconds");
    }
  }

  private void alarm(
      Section alarms,
      Expression topic,
      Watched watched,
      String what,
      Optional<Metric> metric,
      String threshold) {
    AlarmRule rule =
        new AlarmRule(
            alarms.number(threshold),
            Duration.ofSeconds(alarms.number("period_seconds")),
            Math.toIntExact(alarms.number("evaluation_periods")));
    String name = watched.name() + "-" + what;
    metric.ifPresent(
        of ->
            new Alarm(
                stack, "alarm_" + name, context.naming().stack() + "-" + name, of, rule, topic));
  }

  /** A resource whose logs and traces are delivered. */
  private record Delivered(Expression id, Expression arn) {}
}
