package io.acore.constructs.memory;

import io.acore.constructs.limit.Limit;
import java.util.Map;

/** A key of the records' metadata that they can be searched by. */
public record IndexedKey(String key, Type type) {
  private static final Limit KEY =
      Limit.form(
          "indexed key",
          "[a-zA-Z0-9\\s._:/=+@-]*",
          1,
          128,
          "letters, digits, spaces and `._:/=+@-`",
          "order_id");

  /** What the key holds. */
  public enum Type {
    STRING,
    STRINGLIST,
    NUMBER
  }

  public IndexedKey {
    KEY.check(key);
  }

  Map<String, String> input() {
    return Map.of("key", key, "type", type.name());
  }
}
