package io.acore.functions.audit;

import java.util.List;
import java.util.regex.Pattern;

/** Takes out of a text what should not lie in a log; a best effort, not a promise. */
public final class Redaction {
  private static final int MOST = 1_000;
  private static final List<Pattern> PRIVATE =
      List.of(
          Pattern.compile("eyJ[A-Za-z0-9_-]{8,}(?:\\.[A-Za-z0-9_-]+){1,4}"),
          Pattern.compile("(?i)\\bbearer\\s+[A-Za-z0-9._~+/=-]{8,}"),
          Pattern.compile("\\b(?:AKIA|ASIA)[A-Z0-9]{16}\\b"),
          Pattern.compile("(?i)(?:password|passwd|secret|token|api[_-]?key)\\s*[=:]\\s*\\S+"),
          Pattern.compile("[^\\s@<>\"]{1,64}@[A-Za-z0-9.-]{1,255}\\.[A-Za-z]{2,}"),
          Pattern.compile("\\+?[0-9][0-9 ()./-]{7,}[0-9]"));

  private Redaction() {}

  public static String redact(String text) {
    // Cut first: the patterns must not run over megabytes
    String cut = text.length() > 2 * MOST ? text.substring(0, 2 * MOST) : text;
    for (Pattern pattern : PRIVATE) {
      cut = pattern.matcher(cut).replaceAll("[redacted]");
    }
    return cut.length() > MOST ? cut.substring(0, MOST) : cut;
  }
}
