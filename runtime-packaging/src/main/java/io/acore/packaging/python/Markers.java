package io.acore.packaging.python;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Environment markers (PEP 508) for the target's machine.
 *
 * <p>pip judges markers by the Python it runs in, which is this machine's and not the target's; so
 * with pip acore judges them first.
 */
final class Markers {
  private static final Pattern TOKEN =
      Pattern.compile("\\s*(\\(|\\)|'[^']*'|\"[^\"]*\"|[<>=!~]+|not\\s+in\\b|[A-Za-z_][\\w.]*)");

  private final List<String> tokens = new ArrayList<>();
  private final Map<String, String> values;
  private int at;

  private Markers(String marker, Target target) {
    Matcher matcher = TOKEN.matcher(marker);
    while (matcher.lookingAt()) {
      tokens.add(matcher.group(1));
      matcher.region(matcher.end(), marker.length());
    }
    values =
        Map.of(
            "python_version", target.python().toString(),
            "python_full_version", target.python() + ".0",
            "os_name", "posix",
            "sys_platform", "linux",
            "platform_system", "Linux",
            "platform_machine", target.architecture().machine(),
            "implementation_name", "cpython",
            "platform_python_implementation", "CPython");
  }

  /** Whether the marker holds; an empty one always does. */
  static boolean hold(String marker, Target target) {
    return marker.isBlank() || new Markers(marker, target).or();
  }

  private boolean or() {
    boolean result = and();
    while (take("or")) {
      result |= and();
    }
    return result;
  }

  private boolean and() {
    boolean result = one();
    while (take("and")) {
      result &= one();
    }
    return result;
  }

  private boolean one() {
    if (take("(")) {
      boolean result = or();
      take(")");
      return result;
    }
    String left = next();
    String operator = next();
    String right = next();
    boolean version = left.startsWith("python_") || right.startsWith("python_");
    return compare(value(left), operator.replaceAll("\\s+", " "), value(right), version);
  }

  private static boolean compare(String left, String operator, String right, boolean version) {
    return switch (operator) {
      case "in" -> right.contains(left);
      case "not in" -> !right.contains(left);
      default -> {
        if (version) {
          yield right.endsWith(".*")
              ? (left + ".").startsWith(right.substring(0, right.length() - 1))
                  == operator.equals("==")
              : Versions.meets(left, operator + right);
        }
        yield operator.equals("==") ? left.equals(right) : !left.equals(right);
      }
    };
  }

  private String value(String token) {
    return token.startsWith("'") || token.startsWith("\"")
        ? token.substring(1, token.length() - 1)
        : values.getOrDefault(token, "");
  }

  private boolean take(String token) {
    if (at < tokens.size() && tokens.get(at).equals(token)) {
      at++;
      return true;
    }
    return false;
  }

  private String next() {
    return at < tokens.size() ? tokens.get(at++) : "";
  }
}
