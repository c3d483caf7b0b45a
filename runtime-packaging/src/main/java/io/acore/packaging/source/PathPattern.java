package io.acore.packaging.source;

import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * One line of gitignore syntax.
 *
 * @param text the line as written
 * @param negated whether it starts with {@code !}
 * @param foldersOnly whether it ends with {@code /}
 * @param path says whether a path is meant
 */
record PathPattern(String text, boolean negated, boolean foldersOnly, Predicate<String> path) {
  private static final String SPECIAL = "*?[\\/";

  /** Reads a line; letter case counts or not. The line is neither empty nor a comment. */
  static PathPattern of(String text, boolean caseMatters) {
    boolean negated = text.startsWith("!");
    boolean foldersOnly = text.endsWith("/");
    String glob =
        text.substring(
            negated ? 1 : 0, Math.max(negated ? 1 : 0, text.length() - (foldersOnly ? 1 : 0)));
    return new PathPattern(
        text,
        negated,
        foldersOnly,
        plain(glob, caseMatters).orElseGet(() -> expression(glob, caseMatters)));
  }

  boolean matches(String candidate, boolean folder) {
    return (folder || !foldersOnly) && path.test(candidate);
  }

  /**
   * Nearly every line is a name, or a name with one {@code *} at an end: to compare those is cheap,
   * while sixty expressions for each file took most of the time of a run with nothing to do.
   */
  private static Optional<Predicate<String>> plain(String glob, boolean caseMatters) {
    boolean top = glob.startsWith("/");
    String rest = top ? glob.substring(1) : glob;
    boolean open = rest.endsWith("*");
    boolean loose = rest.startsWith("*") && !open;
    String name = rest.substring(loose ? 1 : 0, rest.length() - (open ? 1 : 0));
    if (name.isEmpty() || name.chars().anyMatch(c -> SPECIAL.indexOf(c) >= 0)) {
      return Optional.empty();
    }
    return Optional.of(
        path -> {
          int start = path.lastIndexOf('/') + 1;
          int spare = path.length() - start - name.length();
          return (start == 0 || !top)
              && ((open || loose) ? spare >= 0 : spare == 0)
              && path.regionMatches(
                  !caseMatters, loose ? start + spare : start, name, 0, name.length());
        });
  }

  /** Every line as a regular expression. */
  static Predicate<String> expression(String glob, boolean caseMatters) {
    boolean anchored = glob.contains("/");
    String inside = glob.startsWith("/") ? glob.substring(1) : glob;
    int flags = caseMatters ? 0 : Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    return Pattern.compile((anchored ? "" : "(?:.*/)?") + translate(inside), flags | Pattern.DOTALL)
        .asMatchPredicate();
  }

  private static String translate(String glob) {
    StringBuilder out = new StringBuilder();
    int i = 0;
    while (i < glob.length()) {
      if (glob.startsWith("**/", i) && (i == 0 || glob.charAt(i - 1) == '/')) {
        out.append("(?:.*/)?");
        i += 3;
      } else if (glob.startsWith("/**", i) && i + 3 == glob.length()) {
        out.append("/.*");
        i += 3;
      } else if (glob.charAt(i) == '[' && glob.indexOf(']', i + 2) > 0) {
        int close = glob.indexOf(']', i + 2);
        out.append(characterClass(glob.substring(i + 1, close)));
        i = close + 1;
      } else {
        i = single(glob, i, out);
      }
    }
    return out.toString();
  }

  private static int single(String glob, int at, StringBuilder out) {
    char c = glob.charAt(at);
    if (c == '\\' && at + 1 < glob.length()) {
      out.append(Pattern.quote(glob.substring(at + 1, at + 2)));
      return at + 2;
    }
    switch (c) {
      case '*' -> out.append("[^/]*");
      case '?' -> out.append("[^/]");
      default -> out.append(Pattern.quote(String.valueOf(c)));
    }
    return at + 1;
  }

  private static String characterClass(String content) {
    boolean inverted = content.startsWith("!") || content.startsWith("^");
    String members = inverted ? content.substring(1) : content;
    String escaped = members.replace("\\", "\\\\").replace("[", "\\[").replace("&", "\\&");
    escaped = escaped.replace("^", "\\^");
    return "(?!/)[" + (inverted ? "^" : "") + escaped + "]";
  }
}
