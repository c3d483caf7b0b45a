package io.acore.localcloud.console;

import java.util.regex.Pattern;

/**
 * Leaves out what looks like a secret, by the name beside it. Works on text, not on parsed values,
 * because what is kept of a body may be cut anywhere.
 */
final class Masking {
  static final String MASK = "\u2022\u2022\u2022";

  private static final String NAME =
      "[^\"=&<>]*?(?:secret|passw|token|api[_-]?key|private[_-]?key|access[_-]?key|credential"
          + "|authorization|cookie|signature)[^\"=&<>]*?";

  private static final Pattern JSON =
      Pattern.compile(
          "(\"" + NAME + "\"\\s*:\\s*)\"(?:[^\"\\\\]|\\\\.)*+\"?", Pattern.CASE_INSENSITIVE);
  private static final Pattern FORM =
      Pattern.compile("(^|[?&])(" + NAME + "=)[^&\\s]*", Pattern.CASE_INSENSITIVE);
  private static final Pattern XML =
      Pattern.compile("(<(?!/)(?:" + NAME + ")>)[^<]*", Pattern.CASE_INSENSITIVE);
  private static final Pattern BEARER =
      Pattern.compile("(Bearer\\s+)[A-Za-z0-9._~+/=-]+", Pattern.CASE_INSENSITIVE);

  private Masking() {}

  static String mask(String text) {
    String masked = JSON.matcher(text).replaceAll("$1\"" + MASK + "\"");
    masked = FORM.matcher(masked).replaceAll("$1$2" + MASK);
    masked = XML.matcher(masked).replaceAll("$1" + MASK);
    return BEARER.matcher(masked).replaceAll("$1" + MASK);
  }
}
