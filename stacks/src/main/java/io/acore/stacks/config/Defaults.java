package io.acore.stacks.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Fills in what the schema gives for keys that nobody wrote, in the schema's order. */
final class Defaults {
  private Defaults() {}

  static Item fill(Item item, Schema schema) {
    if (item instanceof Item.Block block) {
      return fill(block, schema);
    }
    if (item instanceof Item.Items items && schema.items().isPresent()) {
      Schema each = schema.items().get();
      List<Item> filled = new ArrayList<>();
      for (Item child : items.items()) {
        filled.add(fill(child, each));
      }
      return new Item.Items(filled, items.source());
    }
    return item;
  }

  static Item.Block fill(Item.Block block, Schema schema) {
    Map<String, Item.Entry> filled = new LinkedHashMap<>();
    for (String key : schema.properties()) {
      Schema child = schema.child(key).orElseThrow();
      Item.Entry written = block.entries().get(key);
      if (written != null) {
        filled.put(key, new Item.Entry(written.key(), fill(written.item(), child)));
      } else if (child.has("default")) {
        Item value = of(child.get("default"), Source.DEFAULT);
        filled.put(key, new Item.Entry(Source.DEFAULT, fill(value, child)));
      }
    }
    Schema rest = schema.rest().orElse(null);
    block
        .entries()
        .forEach(
            (key, entry) -> {
              Item item = rest == null ? entry.item() : fill(entry.item(), rest);
              filled.putIfAbsent(key, new Item.Entry(entry.key(), item));
            });
    return new Item.Block(filled, block.source());
  }

  /** Values that follow another key when they are empty or not written: the regions, `app_id`. */
  static Item.Block derive(Item.Block block, Schema schema, Item.Block root) {
    Map<String, Item.Entry> derived = new LinkedHashMap<>();
    for (String key : schema.properties()) {
      Schema child = schema.child(key).orElseThrow();
      Item own = block.get(key);
      if (own != null) {
        derived.put(key, new Item.Entry(own.source(), own));
      }

      if (own instanceof Item.Block inner) {
        derived.put(key, new Item.Entry(inner.source(), derive(inner, child, root)));
      }
      if (child.has("x-default-from") && isEmpty(own)) {
        for (String origin : child.texts("x-default-from")) {
          if (root.get(origin) instanceof Item.Scalar value && !isEmpty(value)) {
            Source source = Source.derived(origin);
            Item copy = new Item.Scalar(value.value(), value.written(), value.quoted(), source);
            derived.put(key, new Item.Entry(source, copy));
            break;
          }
        }
      }
    }
    block.entries().forEach(derived::putIfAbsent);
    return new Item.Block(derived, block.source());
  }

  private static boolean isEmpty(@org.jspecify.annotations.Nullable Item item) {
    return item == null || "".equals(item.plain());
  }

  private static Item of(@org.jspecify.annotations.Nullable Object value, Source source) {
    if (value instanceof Map<?, ?> map) {
      Map<String, Item.Entry> entries = new LinkedHashMap<>();
      map.forEach(
          (key, child) -> entries.put((String) key, new Item.Entry(source, of(child, source))));
      return new Item.Block(entries, source);
    }
    if (value instanceof List<?> list) {
      return new Item.Items(list.stream().map(child -> of(child, source)).toList(), source);
    }
    return new Item.Scalar(value, String.valueOf(value), false, source);
  }
}
