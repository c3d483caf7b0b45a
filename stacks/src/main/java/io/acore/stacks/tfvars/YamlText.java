package io.acore.stacks.tfvars;

import java.util.List;
import java.util.Map;

/** Values as YAML that reads back as the same values. */
final class YamlText {
  // Regular expressions with groups overflow the stack on long texts.
  private static final int LONGEST_PLAIN = 1000;
  private static final String PLAIN = "[A-Za-z/_][A-Za-z0-9/_.]*(-[A-Za-z0-9/_.]+)*";
  private static final List<String> WORDS =
      List.of("true", "false", "null", "yes", "no", "on", "off", "y", "n");

  private YamlText() {}

  /** {@code key: value}, with lists and blocks below, each line indented. */
  static String entry(String key, Hcl value, String indent) {
    if (value instanceof Hcl.Block block && !block.entries().isEmpty()) {
      StringBuilder text = new StringBuilder(indent).append(scalar(key)).append(":\n");
      block.entries().forEach((name, each) -> text.append(entry(name, each, indent + "  ")));
      return text.toString();
    }
    if (value instanceof Hcl.Items items && items.items().stream().anyMatch(YamlText::isDeep)) {
      StringBuilder text = new StringBuilder(indent).append(scalar(key)).append(":\n");
      items.items().forEach(each -> text.append(item(each, indent + "  ")));
      return text.toString();
    }
    return indent + scalar(key) + ": " + inline(value) + "\n";
  }

  private static boolean isDeep(Hcl value) {
    return value instanceof Hcl.Block || value instanceof Hcl.Items;
  }

  private static String item(Hcl value, String indent) {
    if (!(value instanceof Hcl.Block block) || block.entries().isEmpty()) {
      return indent + "- " + inline(value) + "\n";
    }
    StringBuilder text = new StringBuilder();
    for (Map.Entry<String, Hcl> each : block.entries().entrySet()) {
      text.append(entry(each.getKey(), each.getValue(), indent + "  "));
    }
    return indent + "- " + text.substring(indent.length() + 2);
  }

  private static String inline(Hcl value) {
    if (value instanceof Hcl.Text text) {
      return scalar(text.value());
    }
    if (value instanceof Hcl.Digits number) {
      return number.written();
    }
    if (value instanceof Hcl.Flag flag) {
      return String.valueOf(flag.value());
    }
    if (value instanceof Hcl.Items items) {
      return "[" + String.join(", ", items.items().stream().map(YamlText::inline).toList()) + "]";
    }
    if (value instanceof Hcl.Block block) {
      List<String> entries =
          block.entries().entrySet().stream()
              .map(each -> scalar(each.getKey()) + ": " + inline(each.getValue()))
              .toList();
      return "{" + String.join(", ", entries) + "}";
    }
    return "null";
  }

  /** Without quotes where that is surely text; otherwise in JSON's quotes, which YAML reads too. */
  static String scalar(String text) {
    if (text.length() < LONGEST_PLAIN
        && text.matches(PLAIN)
        && !WORDS.contains(text.toLowerCase(java.util.Locale.ROOT))) {
      return text;
    }
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"', '\\' -> quoted.append('\\').append(c);
        case '\n' -> quoted.append("\\n");
        case '\t' -> quoted.append("\\t");
        default -> {
          if (c < 0x20 || (c >= 0x7F && c < 0xA0) || c > 0xFFFD || c == 0xFEFF) {
            quoted.append(String.format("\\u%04X", (int) c));
          } else {
            quoted.append(c);
          }
        }
      }
    }
    return quoted.append('"').toString();
  }
}
