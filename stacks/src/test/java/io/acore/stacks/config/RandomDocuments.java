package io.acore.stacks.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Documents that mostly follow the schema, with a mistake here and there. */
final class RandomDocuments {
  private static final String[] TEXTS = {
    "",
    "a",
    "my-agent",
    "my_agent",
    "us-east-1",
    "eu-west-1",
    "mars",
    "Team A",
    "1.0",
    "~> 5.100",
    "arn:aws:iam::444455556666:role/r",
    "arn:aws:lambda:us-east-1:444455556666:function:f",
    "arn:aws:sns:us-east-1:444455556666:topic",
    "subnet-01234567",
    "sg-01234567",
    "s3://bucket/key",
    "https://example.com/.well-known/openid-configuration",
    "https://example.com",
    "/mnt/data",
    "${env:KEY}",
    "${ssm:/a/b}",
    "a@example.com",
    "ENGLISH",
    "EMAIL",
    "/x/*",
    "bucket-name",
    "line\n",
    "\uD83D\uDE80",
    "x".repeat(300),
  };

  private final Schema schema;
  private final Random random;

  RandomDocuments(Schema schema, Random random) {
    this.schema = schema;
    this.random = random;
  }

  @Nullable Object document() {
    return value(schema, 0);
  }

  private @Nullable Object value(Schema node, int depth) {
    if (one(90)) {
      return anything(depth);
    }
    if (node.flag("x-overrides")) {
      return one(8) ? null : block(schema, depth + 1, 0.15);
    }
    if (node.get("enum") instanceof List<?> allowed && !one(40)) {
      return allowed.get(random.nextInt(allowed.size()));
    }
    List<String> types = node.texts("type");
    String type = types.isEmpty() ? "string" : types.get(random.nextInt(types.size()));
    return switch (type) {
      case "object" -> block(node, depth, depth == 0 ? 0.12 : 0.35);
      case "array" -> list(node, depth);
      case "boolean" -> random.nextBoolean();
      case "integer" -> number(node);
      case "number" -> one(3) ? (Object) number(node) : Double.valueOf(random.nextDouble());
      case "null" -> null;
      default -> text(node);
    };
  }

  private Map<String, @Nullable Object> block(Schema node, int depth, double share) {
    Map<String, @Nullable Object> block = new LinkedHashMap<>();
    List<String> choice = node.exactlyOne();
    String chosen = choice.isEmpty() ? "" : choice.get(random.nextInt(choice.size()));
    for (String key : node.properties()) {
      boolean needed = node.texts("required").contains(key) || key.equals(chosen);
      boolean wanted = needed ? !one(60) : !choice.contains(key) && random.nextDouble() < share;
      if (wanted && depth < 7) {
        block.put(key, value(node.child(key).orElseThrow(), depth + 1));
      }
    }
    node.rest()
        .ifPresent(
            rest -> {
              for (int i = random.nextInt(3); i > 0 && depth < 7; i--) {
                block.put(name(node), value(rest, depth + 1));
              }
            });
    if (one(120) || node.isOpen()) {
      block.put("key" + random.nextInt(3), anything(depth));
    }
    return block;
  }

  private String name(Schema node) {
    if (node.names().isEmpty() || one(30)) {
      return pick(TEXTS);
    }
    return pick("abc", "a1", "prod", "my_name", "my-name", "Upper", "x");
  }

  private List<@Nullable Object> list(Schema node, int depth) {
    List<@Nullable Object> list = new ArrayList<>();
    int least = node.get("minItems") instanceof Long bound ? bound.intValue() : 0;
    int size = one(20) ? random.nextInt(25) : least + random.nextInt(2);
    for (int i = 0; i < size && depth < 7; i++) {
      list.add(node.items().map(each -> value(each, depth + 1)).orElse("x"));
    }
    return list;
  }

  private Long number(Schema node) {
    long least = node.get("minimum") instanceof Number bound ? bound.longValue() : 0;
    long most = node.get("maximum") instanceof Number bound ? bound.longValue() : least + 100;
    return one(25) ? least - 1 : one(25) ? most + 1 : least + random.nextLong(most - least + 1);
  }

  // A pattern is met by trying the texts; where none fits, what is left is a mistake to agree on.
  private String text(Schema node) {
    String pattern = node.text("pattern").orElse("");
    List<String> fitting =
        Arrays.stream(TEXTS).filter(text -> pattern.isEmpty() || text.matches(pattern)).toList();
    return fitting.isEmpty() || one(40) ? pick(TEXTS) : fitting.get(random.nextInt(fitting.size()));
  }

  private @Nullable Object anything(int depth) {
    return switch (random.nextInt(8)) {
      case 0 -> null;
      case 1 -> random.nextBoolean();
      case 2 -> random.nextInt(1000) - 500L;
      case 3 -> random.nextInt(100) / 4.0;
      case 4 -> depth > 5 ? "deep" : new ArrayList<>(Arrays.asList(anything(depth + 1), "x"));
      case 5 -> depth > 5 ? "deep" : new LinkedHashMap<>(Map.of("key", "value"));
      default -> pick(TEXTS);
    };
  }

  private boolean one(int in) {
    return random.nextInt(in) == 0;
  }

  private String pick(String... texts) {
    return texts[random.nextInt(texts.length)];
  }
}
