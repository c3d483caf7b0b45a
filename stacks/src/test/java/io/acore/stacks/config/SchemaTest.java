package io.acore.stacks.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

final class SchemaTest {
  private static final Schema SCHEMA = Schema.load();

  @Test
  void everyKeySaysWhatItDoes() {
    List<String> silent = new ArrayList<>();
    walk(
        SCHEMA,
        "",
        (path, node) -> {
          boolean key = !path.endsWith("]") && !path.endsWith("*");
          if (key && node.text("description").orElse("").isEmpty()) {
            silent.add(path);
          }
        });

    assertThat(silent).isEmpty();
  }

  @Test
  void everyOptionalKeyHasADefaultOrSaysWhatHappensWithoutIt() {
    List<String> unclear = new ArrayList<>();
    for (String key : SCHEMA.properties()) {
      Schema block = SCHEMA.child(key).orElseThrow();
      for (String inner : block.properties()) {
        Schema node = block.child(inner).orElseThrow();
        String says = node.text("description").orElse("");
        boolean clear =
            node.has("default")
                || node.has("x-default-from")
                || says.contains("Without it")
                || says.contains("only with");
        if (!clear && !block.texts("required").contains(inner)) {
          unclear.add(key + "." + inner);
        }
      }
    }

    assertThat(unclear).isEmpty();
  }

  @Test
  void everyDefaultIsAllowed() {
    List<Problem> problems = new ArrayList<>();
    walk(
        SCHEMA,
        "",
        (path, node) -> {
          if (node.has("default")) {
            Item item = Defaults.fill(Item.Block.empty(Source.DEFAULT), wrap(node));
            problems.addAll(Validator.validate(item, wrap(node), Validator.Extent.WHOLE));
          }
        });

    assertThat(problems).isEmpty();
  }

  @Test
  void everyPatternIsAnchoredAndExplained() {
    List<String> bad = new ArrayList<>();
    walk(
        SCHEMA,
        "",
        (path, node) -> {
          String pattern = node.text("pattern").orElse("^$");
          boolean explained = !node.has("pattern") || node.has("x-hint") || node.has("x-secret");
          if (!pattern.startsWith("^") || !pattern.endsWith("$") || !explained) {
            bad.add(path + " " + pattern);
          }
        });

    assertThat(bad).isEmpty();
  }

  @Test
  void anUnknownKeywordIsRefused() {
    assertThatThrownBy(() -> Schema.of(Map.of("type", "object", "if", Map.of())))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("if");
  }

  @Test
  void aChoiceThatIsMoreThanSingleKeysIsRefused() {
    Schema schema = Schema.of(Map.of("oneOf", List.of(Map.of("type", "string"))));

    assertThatThrownBy(schema::exactlyOne).isInstanceOf(IllegalStateException.class);
  }

  private static Schema wrap(Schema node) {
    return Schema.of(
        Map.of(
            "type",
            "object",
            "$defs",
            SCHEMA.document().get("$defs") instanceof Map<?, ?> defs ? defs : Map.of(),
            "properties",
            Map.of("key", node.keywords())));
  }

  private static void walk(Schema schema, String path, BiConsumer<String, Schema> visitor) {
    walk(schema, path, visitor, new HashSet<>());
  }

  private static void walk(
      Schema schema, String path, BiConsumer<String, Schema> visitor, Set<String> seen) {
    if (!seen.add(path)) {
      return;
    }
    if (!path.isEmpty()) {
      visitor.accept(path, schema);
    }
    for (String key : schema.properties()) {
      String child = path.isEmpty() ? key : path + "." + key;
      walk(schema.child(key).orElseThrow(), child, visitor, seen);
    }
    Optional<Schema> rest = schema.rest();
    rest.ifPresent(node -> walk(node, path + ".*", visitor, seen));
    schema.items().ifPresent(node -> walk(node, path + "[]", visitor, seen));
    schema.names().ifPresent(node -> visitor.accept(path + "*", node));
    schema.exactlyOne();
  }
}
