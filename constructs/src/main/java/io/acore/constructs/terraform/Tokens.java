package io.acore.constructs.terraform;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/**
 * CDKTF's tokens: what an L1 class returns for a value that only the kernel can put in at
 * synthesis.
 *
 * <p>In text, in lists and in map keys they read {@code TfToken[TOKEN.1]}; a number is one far
 * below any that is meant.
 */
final class Tokens {
  private static final String MARK = "TfToken[";
  private static final double NUMBERS = -1e288;

  private Tokens() {}

  /** Takes out the entries that have a token in them, and gives them. */
  static Map<String, Object> takeFrom(Map<String, Object> named) {
    Map<String, Object> open = new TreeMap<>();
    named.forEach(
        (name, body) -> {
          if (name.contains(MARK) || in(body)) {
            open.put(name, body);
          }
        });
    named.keySet().removeAll(open.keySet());
    return open;
  }

  static boolean in(Object rendered) {
    if (rendered instanceof String text) {
      return text.contains(MARK);
    }
    if (rendered instanceof Map<?, ?> map) {
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        if (in(entry.getKey()) || in(entry.getValue())) {
          return true;
        }
      }
      return false;
    }
    if (rendered instanceof Collection<?> list) {
      for (Object element : list) {
        if (in(element)) {
          return true;
        }
      }
      return false;
    }
    return rendered instanceof Double number && number < NUMBERS;
  }
}
