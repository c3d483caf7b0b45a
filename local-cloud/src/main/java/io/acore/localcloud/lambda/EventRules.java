package io.acore.localcloud.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Optional;

/**
 * What becomes of events: how often a failed one is tried again, and where it ends.
 *
 * @param deadLetterArn the queue or topic of the function's dead-letter configuration
 */
record EventRules(
    int retries,
    Duration oldest,
    Optional<String> deadLetterArn,
    Optional<String> onFailure,
    Optional<String> onSuccess) {

  static EventRules of(JsonNode config, String deadLetterArn) {
    return new EventRules(
        config.path("MaximumRetryAttempts").asInt(2),
        Duration.ofSeconds(config.path("MaximumEventAgeInSeconds").asInt(21_600)),
        text(deadLetterArn),
        text(config.at("/DestinationConfig/OnFailure/Destination").asText("")),
        text(config.at("/DestinationConfig/OnSuccess/Destination").asText("")));
  }

  private static Optional<String> text(String value) {
    return value.isEmpty() ? Optional.empty() : Optional.of(value);
  }
}
