package io.acore.stacks.config;

import java.util.Comparator;

/**
 * One thing that is wrong with the configuration.
 *
 * @param source where
 * @param path the key's path: {@code gateway.rules[0].priority}; empty for the file as a whole
 * @param text what is wrong, what is allowed, and what was probably meant
 */
record Problem(Source source, String path, String text) {
  static final Comparator<Problem> BY_PLACE =
      Comparator.comparing((Problem problem) -> problem.source().kind())
          .thenComparingInt(problem -> problem.source().line())
          .thenComparingInt(problem -> problem.source().column());

  /** Equal problems of one place are told once, however many ways lead there. */
  String identity() {
    return source.place() + " " + text;
  }

  String line() {
    boolean placed = path.isEmpty() || path.equals(source.name());
    return source.place() + ": " + (placed ? "" : "`" + path + "`: ") + text;
  }
}
