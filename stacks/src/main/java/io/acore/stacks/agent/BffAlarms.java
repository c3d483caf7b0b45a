package io.acore.stacks.agent;

import io.acore.constructs.metric.Metric;
import io.acore.constructs.observability.Alarm;
import io.acore.constructs.observability.AlarmRule;
import io.acore.constructs.observability.AlarmTopic;
import io.acore.constructs.queue.DeadLetterQueue;
import io.acore.constructs.terraform.AcoreStack;
import io.acore.constructs.terraform.Expression;
import io.acore.stacks.config.Section;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** The front end's alarms, in its own region: an alarm sees no metric of another one. */
final class BffAlarms {
  private final AgentContext context;
  private final AcoreStack stack;
  private final BffKeys keys;

  BffAlarms(AgentContext context, BffKeys keys) {
    this.keys = keys;
    this.context = context;
    this.stack = context.stack();
  }

  void build(BffFunctions functions) {
    context
        .config()
        .root()
        .section("observability")
        .optionalSection("alarms")
        .ifPresent(alarms -> build(alarms, functions));
  }

  private void build(Section alarms, BffFunctions functions) {
    Expression topic = topic(alarms);
    functions
        .all()
        .forEach(
            (name, function) -> {
              alarm(
                  alarms,
                  topic,
                  name + "-errors",
                  function.function().metricErrors(),
                  "error_threshold");
              alarm(
                  alarms,
                  topic,
                  name + "-throttles",
                  function.function().metricThrottles(),
                  "throttle_threshold");
            });
    functions
        .failedEvents()
        .map(DeadLetterQueue::metricMessages)
        .ifPresent(waiting -> alarm(alarms, topic, "failed-events", waiting, "error_threshold"));
    alarm(alarms, topic, "api-errors", api("5XXError", Metric.Statistic.SUM), "error_threshold");
    alarm(
        alarms,
        topic,
        "api-latency",
        api("Latency", Metric.Statistic.AVG),
        "latency_threshold_milliseconds");
  }

  private Metric api(String name, Metric.Statistic statistic) {
    return new Metric(
        "AWS/ApiGateway",
        name,
        Map.of("ApiName", Expression.literal(context.naming().hyphenated("web"))),
        statistic);
  }

  // A topic of another region cannot be told.
  private Expression topic(Section alarms) {
    Optional<String> given =
        alarms
            .optionalText("sns_topic_arn")
            .filter(arn -> arn.split(":", -1)[3].equals(context.config().bffRegion()));
    return given
        .map(Expression::literal)
        .orElseGet(
            () ->
                new AlarmTopic(
                        stack,
                        "bff_alarms",
                        context.naming().hyphenated("web-alarms"),
                        alarms.optionalText("email"),
                        keys.data())
                    .arn());
  }

  private void alarm(
      Section alarms, Expression topic, String name, Metric metric, String threshold) {
    new Alarm(
        stack,
        "bff_alarm_" + name,
        context.naming().stack() + "-web-" + name,
        metric,
        new AlarmRule(
            alarms.number(threshold),
            Duration.ofSeconds(alarms.number("period_seconds")),
            Math.toIntExact(alarms.number("evaluation_periods"))),
        topic);
  }
}
