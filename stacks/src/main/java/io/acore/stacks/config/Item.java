package io.acore.stacks.config;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A value that knows where it was written. */
sealed interface Item {
  Source source();

  /** The same value in plain Java: maps, lists, text, numbers, booleans. */
  @Nullable Object plain();

  /**
   * Text, a number, a boolean, or nothing at all.
   *
   * @param value {@code String}, {@code Long}, {@code Double}, {@code Boolean} or null
   * @param written as it stands in the file
   * @param quoted whether it stood in quotes
   */
  record Scalar(@Nullable Object value, String written, boolean quoted, Source source)
      implements Item {
    static Scalar of(Object value, Source source) {
      return new Scalar(value, String.valueOf(value), false, source);
    }

    @Override
    public @Nullable Object plain() {
      return value;
    }
  }

  record Items(List<Item> items, Source source) implements Item {
    public Items {
      items = List.copyOf(items);
    }

    @Override
    public Object plain() {
      List<@Nullable Object> plain = new ArrayList<>();
      for (Item item : items) {
        plain.add(item.plain());
      }
      return plain;
    }
  }

  /**
   * A block.
   *
   * @param entries in the order of the file
   */
  record Block(Map<String, Entry> entries, Source source) implements Item {
    public Block {
      entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }

    static Block empty(Source source) {
      return new Block(Map.of(), source);
    }

    @Nullable Item get(String key) {
      Entry entry = entries.get(key);
      return entry == null ? null : entry.item();
    }

    @Override
    public Object plain() {
      Map<String, @Nullable Object> plain = new LinkedHashMap<>();
      for (Map.Entry<String, Entry> entry : entries.entrySet()) {
        plain.put(entry.getKey(), entry.getValue().item().plain());
      }
      return plain;
    }
  }

  /**
   * A key's value.
   *
   * @param key where the key stands; errors about the key itself point there
   */
  record Entry(Source key, Item item) {}

  /** Something that has been reported already; nothing more is said about it. */
  record Reported(Source source) implements Item {
    @Override
    public @Nullable Object plain() {
      return null;
    }
  }
}
