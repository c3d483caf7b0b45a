package io.acore.scaffold.adoption;

import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;

/** Values read from other tools' files, and written to ours. */
final class Yaml {
  private Yaml() {}

  static String write(Map<String, Object> document) {
    return new Dump(
            DumpSettings.builder()
                .setDefaultFlowStyle(FlowStyle.BLOCK)
                .setIndicatorIndent(2)
                .setIndentWithIndicator(true)
                .build())
        .dumpToString(document);
  }

  static String scalar(String text) {
    return new Dump(DumpSettings.builder().setDefaultScalarStyle(ScalarStyle.DOUBLE_QUOTED).build())
        .dumpToString(text)
        .strip();
  }

  static Object at(Object value, String... path) {
    Object found = value;
    for (String key : path) {
      found = found instanceof Map<?, ?> block && block.get(key) != null ? block.get(key) : "";
    }
    return found;
  }

  static String text(Object value, String... path) {
    Object found = at(value, path);
    return found instanceof Map || found instanceof List ? "" : String.valueOf(found);
  }

  static List<?> list(Object value, String... path) {
    return at(value, path) instanceof List<?> list ? list : List.of();
  }

  static Map<?, ?> block(Object value, String... path) {
    return at(value, path) instanceof Map<?, ?> block ? block : Map.of();
  }

  /** Puts what says something: neither nothing nor an empty list. */
  static void put(Map<String, Object> block, String key, Object value) {
    boolean empty =
        value.equals("")
            || (value instanceof List<?> list && list.isEmpty())
            || (value instanceof Map<?, ?> map && map.isEmpty());
    if (!empty) {
      block.put(key, value);
    }
  }
}
