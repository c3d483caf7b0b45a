package io.acore.constructs.evaluation;

import io.acore.constructs.limit.Limit;
import java.util.Map;

/**
 * Only traces with this attribute are evaluated.
 *
 * @param value text, a number or a boolean
 */
public record TraceFilter(String key, Operator operator, Object value) {
  private static final Limit KEY =
      Limit.form(
          "trace attribute", "[a-zA-Z0-9._-]+", 1, 256, "letters, digits and `._-`", "user.tier");
  private static final Limit VALUE = Limit.length("value of a trace filter", 1, 1024);

  /** How the attribute is compared; the service's own words. */
  public enum Operator {
    EQUALS("Equals"),
    NOT_EQUALS("NotEquals"),
    GREATER_THAN("GreaterThan"),
    LESS_THAN("LessThan"),
    GREATER_THAN_OR_EQUAL("GreaterThanOrEqual"),
    LESS_THAN_OR_EQUAL("LessThanOrEqual"),
    CONTAINS("Contains"),
    NOT_CONTAINS("NotContains");

    private final String word;

    Operator(String word) {
      this.word = word;
    }

    /** {@code GREATER_THAN} for {@code GreaterThan}. */
    public static Operator of(String word) {
      for (Operator operator : values()) {
        if (operator.word.equals(word)) {
          return operator;
        }
      }
      throw new IllegalArgumentException("not an operator: " + word);
    }
  }

  public TraceFilter {
    KEY.check(key);
    if (value instanceof String text) {
      VALUE.check(text);
    }
  }

  Map<String, Object> input() {
    return Map.of("key", key, "operator", operator.word, "value", Map.of(member(), typed()));
  }

  private String member() {
    if (value instanceof Boolean) {
      return "booleanValue";
    }
    return value instanceof Number ? "doubleValue" : "stringValue";
  }

  private Object typed() {
    return value instanceof Number number ? (Object) number.doubleValue() : value;
  }
}
