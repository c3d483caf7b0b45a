package io.acore.stacks.config;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Plain values as JSON with sorted keys. The bytes are those of {@code io.acore.base.Json}, without
 * waking an ObjectMapper: an unchanged synth needs nothing else of it.
 */
final class CanonicalJson {
  private CanonicalJson() {}

  static String write(@Nullable Object value) {
    StringBuilder out = new StringBuilder(4096);
    write(value, out);
    return out.toString();
  }

  private static void write(@Nullable Object value, StringBuilder out) {
    if (value instanceof Map<?, ?> map) {
      char next = '{';
      for (Map.Entry<?, ?> entry : new TreeMap<Object, Object>(map).entrySet()) {
        out.append(next);
        text((String) entry.getKey(), out);
        out.append(':');
        write(entry.getValue(), out);
        next = ',';
      }
      out.append(next == '{' ? "{}" : "}");
    } else if (value instanceof List<?> list) {
      char next = '[';
      for (Object each : list) {
        out.append(next);
        write(each, out);
        next = ',';
      }
      out.append(next == '[' ? "[]" : "]");
    } else if (value instanceof String text) {
      text(text, out);
    } else {
      out.append(value);
    }
  }

  private static void text(String text, StringBuilder out) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        case '\b' -> out.append("\\b");
        case '\f' -> out.append("\\f");
        default -> {
          if (c < 0x20) {
            out.append(String.format("\\u%04X", (int) c));
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }
}
