package io.acore.packaging.python;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Whether a pinned version meets what was asked, for plain numeric versions.
 *
 * <p>Used only to notice a lock that is out of date. Whatever is not plain numbers passes: uv and
 * pip judge it fully, and a false alarm would be worse.
 */
final class Versions {
  private static final Pattern PLAIN = Pattern.compile("\\d+(\\.\\d+)*");

  private Versions() {}

  static boolean meets(String version, String specifier) {
    for (String part : specifier.split(",", -1)) {
      String operator = part.replaceAll("[^<>=!~].*$", "");
      String bound = part.substring(operator.length());
      boolean plain = PLAIN.matcher(version).matches() && PLAIN.matcher(bound).matches();
      if (plain && !meets(compare(version, bound), operator, version, bound)) {
        return false;
      }
    }
    return true;
  }

  private static boolean meets(int order, String operator, String version, String bound) {
    return switch (operator) {
      case ">=" -> order >= 0;
      case "<=" -> order <= 0;
      case ">" -> order > 0;
      case "<" -> order < 0;
      case "==", "===" -> order == 0;
      case "!=" -> order != 0;
      case "~=" ->
          order >= 0
              && numbers(version)
                  .subList(0, Math.min(numbers(version).size(), numbers(bound).size() - 1))
                  .equals(numbers(bound).subList(0, numbers(bound).size() - 1));
      default -> true;
    };
  }

  static int compare(String left, String right) {
    List<Long> a = numbers(left);
    List<Long> b = numbers(right);
    for (int i = 0; i < Math.max(a.size(), b.size()); i++) {
      long x = i < a.size() ? a.get(i) : 0;
      long y = i < b.size() ? b.get(i) : 0;
      if (x != y) {
        return Long.compare(x, y);
      }
    }
    return 0;
  }

  private static List<Long> numbers(String version) {
    List<Long> numbers = new ArrayList<>();
    for (String part : version.split("\\.", -1)) {
      numbers.add(Long.parseLong(part.length() > 15 ? part.substring(0, 15) : part));
    }
    return numbers;
  }
}
