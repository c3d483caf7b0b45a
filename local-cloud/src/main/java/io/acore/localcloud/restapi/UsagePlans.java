package io.acore.localcloud.restapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** API keys with what their usage plans allow, and the limits of stages. Counts go with a stop. */
final class UsagePlans {
  private final Clock clock;
  private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();
  private final Map<String, AtomicLong> counts = new ConcurrentHashMap<>();

  UsagePlans(Clock clock) {
    this.clock = clock;
  }

  void check(Call call) throws GatewayRefusal {
    stage(call);
    if (!call.found.method().path("apiKeyRequired").asBoolean()) {
      return;
    }
    String value =
        call.api.keyFromAuthorizer()
            ? String.valueOf(call.authorizer().getOrDefault("usageIdentifierKey", ""))
            : call.header("x-api-key").orElse("");
    JsonNode key = key(call, value).orElseThrow(GatewayRefusal::invalidKey);
    JsonNode plan = plan(call, key).orElseThrow(GatewayRefusal::invalidKey);
    call.identified(key);
    String who = plan.path("id").asText() + "/" + key.path("id").asText();
    throttle(who, throttle(call, plan));
    quota(who, plan.path("quota"));
  }

  private static Optional<JsonNode> key(Call call, String value) {
    for (JsonNode key : call.api.keys()) {
      if (!value.isEmpty()
          && key.path("value").asText().equals(value)
          && key.path("enabled").asBoolean()) {
        return Optional.of(key);
      }
    }
    return Optional.empty();
  }

  private static Optional<JsonNode> plan(Call call, JsonNode key) {
    for (JsonNode plan : call.api.usagePlans()) {
      boolean holds = false;
      for (JsonNode held : plan.path("keys")) {
        holds = holds || held.asText().equals(key.path("id").asText());
      }
      if (holds && stageOf(call, plan).isPresent()) {
        return Optional.of(plan);
      }
    }
    return Optional.empty();
  }

  private static Optional<JsonNode> stageOf(Call call, JsonNode plan) {
    for (JsonNode stage : plan.path("apiStages")) {
      if (stage.path("apiId").asText().equals(call.api.id())
          && stage.path("stage").asText().equals(call.address.stage())) {
        return Optional.of(stage);
      }
    }
    return Optional.empty();
  }

  /** A limit for the method goes before that of the plan. */
  private static JsonNode throttle(Call call, JsonNode plan) {
    String method = call.found.resource() + "/" + call.method;
    JsonNode own = stageOf(call, plan).orElseThrow().path("throttle").path(method);
    return own.isObject() ? own : plan.path("throttle");
  }

  private void stage(Call call) throws GatewayRefusal {
    JsonNode settings = call.stage.path("methodSettings");
    String path = call.found.resource().replaceFirst("^/", "").replace("/", "~1");
    for (String which : new String[] {path + "/" + call.method, "*/*"}) {
      JsonNode limit = settings.path(which);
      // Anything below zero means that there is no limit of the stage
      if (limit.path("throttlingRateLimit").asDouble(-1) >= 0
          && limit.path("throttlingBurstLimit").asDouble(-1) >= 0) {
        take(
            call.api.id() + "/" + call.address.stage() + "/" + which,
            limit.path("throttlingRateLimit").asDouble(),
            limit.path("throttlingBurstLimit").asDouble());
        return;
      }
    }
  }

  private void throttle(String who, JsonNode limit) throws GatewayRefusal {
    double rate = limit.path("rateLimit").asDouble(0);
    double burst = limit.path("burstLimit").asDouble(0);
    if (rate > 0 || burst > 0) {
      take(who, rate, burst);
    }
  }

  private void take(String who, double rate, double burst) throws GatewayRefusal {
    long now = System.nanoTime();
    Bucket bucket =
        buckets.compute(
            who,
            (same, old) ->
                old != null && old.has(rate, burst) ? old : new Bucket(rate, burst, now));
    if (!bucket.take(now)) {
      throw GatewayRefusal.throttled();
    }
  }

  private void quota(String who, JsonNode quota) throws GatewayRefusal {
    if (!quota.has("limit")) {
      return;
    }
    String period = who + "/" + period(quota.path("period").asText());
    long used = counts.computeIfAbsent(period, same -> new AtomicLong()).incrementAndGet();
    if (used + quota.path("offset").asLong(0) > quota.path("limit").asLong()) {
      throw GatewayRefusal.quotaExceeded();
    }
  }

  private String period(String name) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), java.time.ZoneOffset.UTC);
    return switch (name) {
      case "WEEK" -> today.with(TemporalAdjusters.previousOrSame(DayOfWeek.SUNDAY)).toString();
      case "MONTH" -> today.withDayOfMonth(1).toString();
      default -> today.toString();
    };
  }
}
