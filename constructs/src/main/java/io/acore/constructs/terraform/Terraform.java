package io.acore.constructs.terraform;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Turns Java values into Terraform JSON values; a plain {@code String} is text, an {@link
 * Expression} is not.
 */
public final class Terraform {
  private static final double MOST_WHOLE = 1L << 53;

  private Terraform() {}

  /** Maps and lists are rendered through; empty optionals inside a map vanish with their key. */
  public static Object render(@Nullable Object value) {
    if (value == null) {
      return "${null}";
    }
    if (value instanceof Map<?, ?> map) {
      // Sorted, because Map.of has another order in every JVM and output must not.
      Map<String, Object> rendered = new TreeMap<>();
      map.forEach(
          (key, entry) -> {
            if (!(entry instanceof Optional<?> optional && optional.isEmpty())) {
              rendered.put(render(key).toString(), render(entry));
            }
          });
      return rendered;
    }
    if (value instanceof Iterable<?> list) {
      List<Object> rendered = new ArrayList<>();
      list.forEach(entry -> rendered.add(render(entry)));
      return rendered;
    }
    if (value instanceof Optional<?> optional) {
      return render(optional.orElseThrow());
    }
    if (value instanceof String text) {
      return Expression.literal(text).toString();
    }
    if (value instanceof Expression expression) {
      return expression.toString();
    }
    if (value instanceof Number number) {
      return number(number);
    }
    if (value instanceof Boolean) {
      return value;
    }
    throw new IllegalArgumentException("not a Terraform value: " + value.getClass());
  }

  // A whole number is written without a fraction, as CDKTF writes it: 1, not 1.0
  private static Number number(Number value) {
    if (!(value instanceof Double || value instanceof Float || value instanceof BigDecimal)) {
      return value;
    }
    double number = Double.parseDouble(value.toString());
    if (number == Math.rint(number) && Math.abs(number) < MOST_WHOLE) {
      return (long) number;
    }
    return number;
  }
}
