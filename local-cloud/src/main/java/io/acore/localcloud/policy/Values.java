package io.acore.localcloud.policy;

import com.cedarpolicy.value.CedarList;
import com.cedarpolicy.value.CedarMap;
import com.cedarpolicy.value.Decimal;
import com.cedarpolicy.value.PrimBool;
import com.cedarpolicy.value.PrimLong;
import com.cedarpolicy.value.PrimString;
import com.cedarpolicy.value.Value;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** JSON in Cedar's types. */
final class Values {
  /** Four digits behind the point is what a Cedar decimal has. */
  private static final int SCALE = 4;

  private static final int DEEPEST = 32;

  private Values() {}

  /** What cannot be said in Cedar. */
  static final class Unfit extends Exception {
    private static final long serialVersionUID = 1L;

    Unfit(String message) {
      super(message);
    }
  }

  /**
   * A tool's arguments. Its schema says which numbers are whole: a `number` is a decimal even when
   * this one has no fraction, so that one policy fits every call.
   */
  static CedarMap arguments(JsonNode arguments, JsonNode schema) throws Unfit {
    return new CedarMap(members(arguments, schema, 0));
  }

  /** Tags are strings; what is none goes in as its JSON. */
  static Map<String, Value> tags(JsonNode claims) {
    Map<String, Value> tags = new HashMap<>();
    claims
        .properties()
        .forEach(
            it -> {
              JsonNode value = it.getValue();
              if (!value.isNull()) {
                String text = value.isValueNode() ? value.asText() : value.toString();
                tags.put(it.getKey(), new PrimString(text));
              }
            });
    return tags;
  }

  private static Map<String, Value> members(JsonNode object, JsonNode schema, int depth)
      throws Unfit {
    Map<String, Value> members = new HashMap<>();
    for (Map.Entry<String, JsonNode> it : object.properties()) {
      Optional<Value> value =
          value(it.getValue(), schema.path("properties").path(it.getKey()), depth + 1);
      value.ifPresent(found -> members.put(it.getKey(), found));
    }
    return members;
  }

  /** Cedar has no null: what is null is not there. */
  private static Optional<Value> value(JsonNode node, JsonNode schema, int depth) throws Unfit {
    if (depth > DEEPEST) {
      throw new Unfit("the arguments nest deeper than " + DEEPEST);
    }
    return switch (node.getNodeType()) {
      case STRING -> Optional.of(new PrimString(node.asText()));
      case BOOLEAN -> Optional.of(new PrimBool(node.asBoolean()));
      case NUMBER -> Optional.of(number(node, schema.path("type").asText()));
      case OBJECT -> Optional.of(new CedarMap(members(node, schema, depth)));
      case ARRAY -> {
        List<Value> items = new ArrayList<>();
        for (JsonNode item : node) {
          value(item, schema.path("items"), depth + 1).ifPresent(items::add);
        }
        yield Optional.of(new CedarList(items));
      }
      default -> Optional.empty();
    };
  }

  private static Value number(JsonNode node, String type) throws Unfit {
    boolean whole = type.equals("integer") || (!type.equals("number") && node.isIntegralNumber());
    try {
      BigDecimal value = node.decimalValue();
      if (whole) {
        return new PrimLong(value.longValueExact());
      }
      return new Decimal(value.setScale(SCALE).toPlainString());
    } catch (ArithmeticException | IllegalArgumentException e) {
      throw new Unfit(
          "`" + node.asText() + "` is no " + (whole ? "whole number" : "decimal") + " of Cedar");
    }
  }
}
