package io.acore.localcloud.memory;

import com.fasterxml.jackson.databind.JsonNode;
import io.acore.localcloud.shape.AwsError;

/** Filters on metadata, of events and of records: all expressions must hold. */
final class MetadataFilter {
  private MetadataFilter() {}

  static boolean fits(JsonNode expressions, JsonNode metadata) {
    for (JsonNode expression : expressions) {
      if (!holds(expression, metadata)) {
        return false;
      }
    }
    return true;
  }

  private static boolean holds(JsonNode expression, JsonNode metadata) {
    JsonNode value = metadata.path(expression.path("left").path("metadataKey").asText());
    String operator = expression.path("operator").asText();
    if (operator.equals("EXISTS")) {
      return !value.isMissingNode();
    }
    if (operator.equals("NOT_EXISTS")) {
      return value.isMissingNode();
    }
    JsonNode wanted = expression.path("right").path("metadataValue");
    if (wanted.isMissingNode()) {
      throw AwsError.invalid("right", operator + " needs a value to compare with");
    }
    return !value.isMissingNode() && compare(operator, value, wanted);
  }

  private static boolean compare(String operator, JsonNode value, JsonNode wanted) {
    return switch (operator) {
      case "EQUALS_TO" -> value.equals(wanted) || (isTime(value) && order(value, wanted) == 0);
      case "CONTAINS" -> contains(value, wanted.path("stringValue"));
      case "BEFORE", "LESS_THAN" -> order(value, wanted) < 0;
      case "AFTER", "GREATER_THAN" -> order(value, wanted) > 0;
      case "LESS_THAN_OR_EQUALS" -> order(value, wanted) <= 0;
      case "GREATER_THAN_OR_EQUALS" -> order(value, wanted) >= 0;
      default -> throw AwsError.invalid("operator", "There is no operator " + operator);
    };
  }

  private static boolean contains(JsonNode value, JsonNode wanted) {
    for (JsonNode each : value.path("stringListValue")) {
      if (each.equals(wanted)) {
        return true;
      }
    }
    return value.path("stringValue").asText().contains(wanted.asText()) && value.has("stringValue");
  }

  private static boolean isTime(JsonNode value) {
    return value.has("dateTimeValue");
  }

  private static int order(JsonNode value, JsonNode wanted) {
    return Double.compare(number(value), number(wanted));
  }

  private static double number(JsonNode value) {
    return isTime(value)
        ? Timestamps.seconds(value.path("dateTimeValue"))
        : value.path("numberValue").asDouble(Double.NaN);
  }
}
