package io.acore.localcloud.memory;

import com.fasterxml.jackson.databind.JsonNode;
import io.acore.localcloud.shape.AwsError;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;

/** Times as clients send them: seconds since 1970, or ISO 8601. */
final class Timestamps {
  private Timestamps() {}

  static double seconds(JsonNode value) {
    if (value.isNumber()) {
      return value.asDouble();
    }
    try {
      Instant instant = OffsetDateTime.parse(value.asText()).toInstant();
      return instant.toEpochMilli() / 1000.0;
    } catch (DateTimeParseException e) {
      throw AwsError.invalid("timestamp", "`" + value.asText() + "` is not a time");
    }
  }
}
