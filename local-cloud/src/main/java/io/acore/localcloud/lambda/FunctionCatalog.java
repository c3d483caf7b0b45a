package io.acore.localcloud.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import io.acore.base.Json;
import io.acore.localcloud.runtime.AwsCalls;
import io.acore.localcloud.runtime.AwsFailure;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The functions that moto keeps. What was read holds until a request has changed something, or for
 * a moment: three reads before each invocation would take longer than most functions.
 */
final class FunctionCatalog {
  private static final long FRESH_NANOS = Duration.ofSeconds(2).toNanos();

  private final AwsCalls aws;
  private final AtomicLong generation = new AtomicLong();
  private final Map<String, Known> known = new ConcurrentHashMap<>();

  private record Known(FunctionSpec spec, long generation, long readAt) {}

  FunctionCatalog(AwsCalls aws) {
    this.aws = aws;
  }

  /** To be called before the answer to a request that changes a function is sent. */
  void changed() {
    generation.incrementAndGet();
    known.clear();
  }

  Optional<FunctionSpec> find(FunctionName name, String region) throws IOException, AwsFailure {
    String where = name.region().orElse(region);
    String key = where + "/" + name.name() + name.qualifier().map(it -> ":" + it).orElse("");
    long now = System.nanoTime();
    long current = generation.get();
    Known there = known.get(key);
    if (there != null && there.generation() == current && now - there.readAt() < FRESH_NANOS) {
      return Optional.of(there.spec());
    }
    String path = "/functions/" + name.name();
    String query = name.qualifier().map(it -> "?Qualifier=" + encoded(it)).orElse("");
    try {
      JsonNode function = aws.get("lambda", where, "/2015-03-31" + path + query);
      FunctionSpec spec =
          FunctionSpec.of(
              function,
              reserved(optional(where, "/2019-09-30" + path + "/concurrency")),
              optional(where, "/2019-09-25" + path + "/event-invoke-config"));
      known.put(key, new Known(spec, current, now));
      return Optional.of(spec);
    } catch (AwsFailure e) {
      if (e.code().contains("NotFound") || e.code().equals("HTTP 404")) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private JsonNode optional(String region, String path) throws IOException {
    try {
      return aws.get("lambda", region, path);
    } catch (AwsFailure none) {
      return Json.parse("{}");
    }
  }

  private static Optional<Integer> reserved(JsonNode concurrency) {
    JsonNode number = concurrency.path("ReservedConcurrentExecutions");
    return number.isMissingNode() || number.isNull()
        ? Optional.empty()
        : Optional.of(number.asInt());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
