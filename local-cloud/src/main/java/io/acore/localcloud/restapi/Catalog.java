package io.acore.localcloud.restapi;

import io.acore.localcloud.runtime.AwsCalls;
import io.acore.localcloud.runtime.AwsFailure;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** The APIs that moto keeps, read again when a request has changed one, and after a moment. */
final class Catalog {
  private static final long FRESH_NANOS = Duration.ofSeconds(5).toNanos();

  private final AwsCalls aws;
  private final AtomicLong generation = new AtomicLong();
  private final Map<String, Known> known = new ConcurrentHashMap<>();

  private record Known(RestApi api, long generation, long readAt) {}

  Catalog(AwsCalls aws) {
    this.aws = aws;
  }

  void changed() {
    generation.incrementAndGet();
    known.clear();
  }

  Optional<RestApi> find(String id) throws IOException {
    long now = System.nanoTime();
    long current = generation.get();
    Known there = known.get(id);
    if (there != null && there.generation() == current && now - there.readAt() < FRESH_NANOS) {
      return Optional.of(there.api());
    }
    try {
      RestApi api = new RestApi(aws.get("apigateway", "us-east-1", "/_acore/restapi?id=" + id));
      known.put(id, new Known(api, current, now));
      return Optional.of(api);
    } catch (AwsFailure none) {
      return Optional.empty();
    }
  }
}
