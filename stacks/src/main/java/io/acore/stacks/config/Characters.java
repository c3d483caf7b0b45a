package io.acore.stacks.config;

import java.util.Locale;
import java.util.Optional;

/** Characters that no YAML file may hold, found before the parser sees them. */
final class Characters {
  private Characters() {}

  static Optional<Problem> firstUnprintable(String name, String text) {
    int line = 1;
    int column = 1;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n') {
        line++;
        column = 1;
        continue;
      }
      if (!printable(c)) {
        String what =
            c == 0
                ? "a NUL byte; this is not a text file"
                : String.format(
                    Locale.ROOT,
                    "the control character U+%04X; remove it or quote it as \\u%04X",
                    (int) c,
                    (int) c);
        return Optional.of(new Problem(Source.file(name, line, column), "", what));
      }
      column++;
    }
    return Optional.empty();
  }

  private static boolean printable(char c) {
    if (c < 0x20) {
      return c == '\t' || c == '\r';
    }
    return c <= 0x7E || c == 0x85 || isBeyondControls(c);
  }

  private static boolean isBeyondControls(char c) {
    return c >= 0xA0 && c <= 0xFFFD && c != 0xFEFF;
  }
}
