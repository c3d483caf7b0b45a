package io.acore.packaging.source;

import java.util.regex.Pattern;

/**
 * One line of gitignore syntax.
 *
 * @param text the line as written
 * @param negated whether it starts with {@code !}
 * @param foldersOnly whether it ends with {@code /}
 */
record PathPattern(String text, boolean negated, boolean foldersOnly, Pattern regex) {

  /** Reads a line; letter case counts or not. The line is neither empty nor a comment. */
  static PathPattern of(String text, boolean caseMatters) {
    String rest = text;
    boolean negated = rest.startsWith("!");
    rest = negated ? rest.substring(1) : rest;
    boolean foldersOnly = rest.endsWith("/");
    rest = foldersOnly ? rest.substring(0, rest.length() - 1) : rest;
    boolean anchored = rest.contains("/");
    rest = rest.startsWith("/") ? rest.substring(1) : rest;
    String regex = (anchored ? "" : "(?:.*/)?") + translate(rest);
    int flags = caseMatters ? 0 : Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    return new PathPattern(
        text, negated, foldersOnly, Pattern.compile(regex, flags | Pattern.DOTALL));
  }

  boolean matches(String path, boolean folder) {
    return (folder || !foldersOnly) && regex.matcher(path).matches();
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
