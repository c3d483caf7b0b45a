package io.acore.localcloud.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.acore.localcloud.runtime.AwsFailure;
import io.acore.localcloud.thread.DaemonThreads;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Events that nobody waits for: tried again when the function fails, as often as its rules say, and
 * then sent where they say. Lambda waits one and two minutes between the tries; here it is seconds.
 */
final class EventQueue implements AutoCloseable {
  private static final int MOST_WAITING = 10_000;
  private static final int AT_ONCE = 16;
  private static final Duration THROTTLED = Duration.ofSeconds(1);

  private final FunctionHost host;
  private final Destinations destinations;
  private final Clock clock;
  private final Consumer<String> log;
  private final AtomicInteger waiting = new AtomicInteger();
  private final ScheduledThreadPoolExecutor workers =
      new ScheduledThreadPoolExecutor(AT_ONCE, new DaemonThreads("lambda-event"));

  EventQueue(FunctionHost host, Destinations destinations, Clock clock, Consumer<String> log) {
    this.host = host;
    this.destinations = destinations;
    this.clock = clock;
    this.log = log;
    workers.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    workers.setRemoveOnCancelPolicy(true);
  }

  private record Event(
      FunctionName name, String region, InvokeRequest request, long acceptedMillis) {}

  /** Whether there was room for it. */
  boolean offer(FunctionName name, String region, InvokeRequest request) {
    if (waiting.incrementAndGet() > MOST_WAITING) {
      waiting.decrementAndGet();
      return false;
    }
    Event event = new Event(name, region, request, clock.millis());
    workers.execute(() -> run(event, 0));
    return true;
  }

  @Override
  public void close() {
    workers.shutdownNow();
  }

  private void run(Event event, int failures) {
    boolean again = false;
    try {
      Optional<FunctionSpec> spec = host.find(event.name(), event.region());
      if (spec.isPresent()) {
        again = attempt(event, spec.get(), failures);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException | AwsFailure | RuntimeException e) {
      log.accept("an event for " + event.name().name() + " is lost: " + e);
    } finally {
      if (!again) {
        waiting.decrementAndGet();
      }
    }
  }

  /** Whether it will be tried again. */
  private boolean attempt(Event event, FunctionSpec spec, int failures)
      throws IOException, AwsFailure, InterruptedException {
    EventRules rules = spec.events();
    boolean old = clock.millis() - event.acceptedMillis() > rules.oldest().toMillis();
    try {
      Outcome outcome = host.invoke(spec, event.request());
      if (!outcome.failed()) {
        tell(rules.onSuccess(), event, spec, outcome, "Success", failures + 1);
        return false;
      }
      if (failures < rules.retries() && !old) {
        return later(event, failures + 1, Duration.ofSeconds(failures + 1));
      }
      giveUp(event, spec, outcome, old ? "EventAgeExceeded" : "RetriesExhausted", failures + 1);
    } catch (Throttled throttled) {
      if (!old) {
        return later(event, failures, THROTTLED);
      }
      giveUp(event, spec, failed(spec, throttled), "EventAgeExceeded", failures);
    } catch (CannotStart e) {
      giveUp(event, spec, failed(spec, e), "RetriesExhausted", failures + 1);
    }
    return false;
  }

  private boolean later(Event event, int failures, Duration delay) {
    Future<?> retry =
        workers.schedule(() -> run(event, failures), delay.toMillis(), TimeUnit.MILLISECONDS);
    return !retry.isCancelled();
  }

  private void giveUp(Event event, FunctionSpec spec, Outcome outcome, String condition, int tries)
      throws IOException, AwsFailure {
    EventRules rules = spec.events();
    if (rules.deadLetterArn().isPresent()) {
      String error = text(outcome.payload());
      destinations.send(
          rules.deadLetterArn().get(),
          text(event.request().payload()),
          Map.of(
              "RequestID", event.request().requestId(),
              "ErrorCode", "200",
              "ErrorMessage", error.substring(0, Math.min(1024, error.length()))));
    }
    tell(rules.onFailure(), event, spec, outcome, condition, tries);
  }

  private void tell(
      Optional<String> destination,
      Event event,
      FunctionSpec spec,
      Outcome outcome,
      String condition,
      int tries)
      throws IOException, AwsFailure {
    if (destination.isEmpty()) {
      return;
    }
    Payload record =
        Payload.json(
            Map.of(
                "version", "1.0",
                "timestamp", clock.instant().toString(),
                "requestContext",
                    Map.of(
                        "requestId",
                        event.request().requestId(),
                        "functionArn",
                        spec.versionArn(),
                        "condition",
                        condition,
                        "approximateInvokeCount",
                        tries),
                "requestPayload", shown(event.request().payload()),
                "responseContext",
                    outcome.failed()
                        ? Map.of(
                            "statusCode",
                            200,
                            "executedVersion",
                            spec.version(),
                            "functionError",
                            "Unhandled")
                        : Map.of("statusCode", 200, "executedVersion", spec.version()),
                "responsePayload", shown(outcome.payload())));
    String arn = destination.get();
    if (Destinations.takes(arn)) {
      destinations.send(arn, record.text(), Map.of());
    } else {
      FunctionName.parse(arn)
          .ifPresent(name -> offer(name, event.region(), InvokeRequest.of(arn, record)));
    }
  }

  private static Outcome failed(FunctionSpec spec, Exception why) {
    Payload error = Payload.json(Map.of("errorMessage", String.valueOf(why.getMessage())));
    return new Outcome(error, true, Payload.of(new byte[0]), spec.version(), false);
  }

  private static JsonNode shown(Payload payload) {
    return payload.value().orElseGet(() -> TextNode.valueOf(payload.text()));
  }

  private static String text(Payload payload) {
    return payload.length() == 0 ? "null" : payload.text();
  }
}
