package io.acore.localcloud.queue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;

/**
 * An event source mapping of a queue.
 *
 * @param function its ARN, perhaps with a version or an alias
 * @param window how long messages are gathered for a batch
 * @param partial the function says which messages of a batch have failed
 * @param concurrency how many batches are handled at once
 */
record EventSource(
    String id,
    String queueArn,
    String function,
    int batchSize,
    Duration window,
    boolean partial,
    int concurrency) {

  // Lambda begins with five pollers
  private static final int USUAL_CONCURRENCY = 5;

  static EventSource of(JsonNode mapping) {
    boolean partial = false;
    for (JsonNode type : mapping.path("FunctionResponseTypes")) {
      partial = partial || type.asText().equals("ReportBatchItemFailures");
    }
    return new EventSource(
        mapping.path("UUID").asText(),
        mapping.path("EventSourceArn").asText(),
        mapping.path("FunctionArn").asText(),
        Math.max(1, mapping.path("BatchSize").asInt(10)),
        Duration.ofSeconds(mapping.path("MaximumBatchingWindowInSeconds").asInt(0)),
        partial,
        mapping.at("/ScalingConfig/MaximumConcurrency").asInt(USUAL_CONCURRENCY));
  }

  static boolean isQueue(JsonNode mapping) {
    return mapping.path("EventSourceArn").asText().startsWith("arn:aws:sqs:")
        && mapping.path("State").asText().equals("Enabled");
  }

  String region() {
    return queueArn.split(":")[3];
  }

  String queueName() {
    return queueArn.split(":")[5];
  }

  boolean fifo() {
    return queueArn.endsWith(".fifo");
  }
}
