package io.acore.stacks.config;

import org.jspecify.annotations.Nullable;

/** What a word without quotes means: YAML 1.2's core schema, with a leading zero kept as text. */
final class Scalars {
  private Scalars() {}

  static @Nullable Object resolve(String text) {
    switch (text) {
      case "", "~", "null", "Null", "NULL" -> {
        return null;
      }
      case "true", "True", "TRUE" -> {
        return true;
      }
      case "false", "False", "FALSE" -> {
        return false;
      }
      default -> {
        return startsNumber(text) ? number(text) : text;
      }
    }
  }

  /** Whether YAML 1.1 read this word as true or false, which YAML 1.2 no longer does. */
  static boolean wasBoolean(String text) {
    return switch (text.toLowerCase(java.util.Locale.ROOT)) {
      case "yes", "no", "on", "off", "y", "n" -> true;
      default -> false;
    };
  }

  static boolean hasLeadingZero(String text) {
    return text.length() > 1
        && text.charAt(0) == '0'
        && text.chars().allMatch(c -> isDigit((char) c));
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean startsNumber(String text) {
    char first = text.charAt(0);
    return isDigit(first) || first == '-' || first == '+' || first == '.';
  }

  // By hand instead of by regular expression: every plain word of every file comes through here.
  private static Object number(String text) {
    int at = text.charAt(0) == '-' || text.charAt(0) == '+' ? 1 : 0;
    int digits = 0;
    int dots = 0;
    int i = at;
    for (; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isDigit(c)) {
        digits++;
      } else if (c == '.' && dots == 0) {
        dots++;
      } else {
        break;
      }
    }
    if (digits == 0) {
      return text;
    }
    boolean exponent = i < text.length();
    if (exponent && !isExponent(text, i)) {
      return text;
    }
    if (!exponent && dots == 0) {
      boolean leadingZero = digits > 1 && text.charAt(at) == '0';
      return leadingZero || digits > 18 ? text : Long.valueOf(text);
    }
    double value = Double.parseDouble(text);
    return Double.isInfinite(value) ? text : value;
  }

  private static boolean isExponent(String text, int at) {
    if (text.charAt(at) != 'e' && text.charAt(at) != 'E') {
      return false;
    }
    int i = at + 1;
    if (i < text.length() && (text.charAt(i) == '+' || text.charAt(i) == '-')) {
      i++;
    }
    if (i == text.length()) {
      return false;
    }
    for (; i < text.length(); i++) {
      if (!isDigit(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }
}
