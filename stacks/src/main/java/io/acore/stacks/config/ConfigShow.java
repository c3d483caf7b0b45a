package io.acore.stacks.config;

import io.acore.base.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every effective value and where it comes from: {@code acore config show}. */
public final class ConfigShow {
  private static final int WIDEST = 64;

  private final Config config;
  private final List<Row> rows = new ArrayList<>();

  /**
   * One value.
   *
   * @param key the path from the top
   * @param item the value
   */
  private record Row(String key, Item item) {
    String source() {
      return item.source().shown();
    }

    String value() {
      String text =
          item instanceof Item.Scalar scalar && scalar.value() instanceof String plain
              ? plain.replace("\n", "\\n")
              : Json.compact(Optional.ofNullable(item.plain()).orElse(""));
      return text.length() > WIDEST ? text.substring(0, WIDEST - 1) + "…" : text;
    }
  }

  private ConfigShow(Config config) {
    this.config = config;
    collect("", config.items(), Optional.of(config.schema()));
  }

  public static ConfigShow of(Config config) {
    return new ConfigShow(config);
  }

  /** A table for a terminal; long values are cut. */
  public String table() {
    int keys = "KEY".length();
    int values = "VALUE".length();
    for (Row row : rows) {
      keys = Math.max(keys, row.key().length());
      values = Math.max(values, row.value().length());
    }
    StringBuilder text = new StringBuilder();
    line(text, "KEY", keys, "VALUE", values, "SOURCE");
    for (Row row : rows) {
      line(text, row.key(), keys, row.value(), values, row.source());
    }
    return text.toString();
  }

  /** JSON for programs: by key path, the whole value and its source. */
  public String json() {
    Map<String, Object> values = new LinkedHashMap<>();
    for (Row row : rows) {
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("value", Optional.ofNullable(row.item().plain()).orElse(""));
      entry.put("source", row.source());
      values.put(row.key(), entry);
    }
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("environment", config.environment());
    document.put("file", String.valueOf(config.file().getFileName()));
    document.put("values", values);
    document.put("version", 1);
    return Json.pretty(document);
  }

  private static void line(
      StringBuilder text, String key, int keys, String value, int values, String source) {
    text.append(key).append(" ".repeat(keys - key.length() + 2));
    text.append(value).append(" ".repeat(values - value.length() + 2));
    text.append(source).append('\n');
  }

  // A block of known keys is shown key by key; what the user named or may fill freely, as JSON.
  private void collect(String path, Item item, Optional<Schema> schema) {
    boolean known = schema.filter(node -> !node.isOpen()).isPresent();
    if (item instanceof Item.Block block && known && !block.entries().isEmpty()) {
      block
          .entries()
          .forEach(
              (key, entry) ->
                  collect(
                      path.isEmpty() ? key : path + "." + key,
                      entry.item(),
                      schema.flatMap(node -> node.child(key))));
    } else {
      rows.add(new Row(path, item));
    }
  }
}
