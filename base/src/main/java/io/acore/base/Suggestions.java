package io.acore.base;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds what the user probably meant. */
public final class Suggestions {
  private Suggestions() {}

  /** The nearest candidate, when it is near enough that showing it helps. */
  public static Optional<String> nearest(String typed, Collection<String> candidates) {
    int limit = Math.max(1, Math.min(3, typed.length() / 3));
    return candidates.stream()
        // Each character more or less is an edit; a whole file typed as one word costs nothing
        // here.
        .filter(candidate -> Math.abs(typed.length() - candidate.length()) <= limit)
        .filter(candidate -> distance(typed, candidate) <= limit)
        .min(
            Comparator.comparingInt((String candidate) -> distance(typed, candidate))
                .thenComparing(Comparator.naturalOrder()))
        .or(() -> longer(typed, candidates));
  }

  /** The question whether the nearest candidate was meant, when one is near enough. */
  public static Optional<String> didYouMean(String typed, Collection<String> candidates) {
    return nearest(typed, candidates).map(Suggestions::didYouMean);
  }

  public static String didYouMean(String candidate) {
    return "did you mean `" + candidate + "`?";
  }

  /**
   * The only candidate that is the typed word and one more: {@code model_region} for {@code
   * region}.
   */
  private static Optional<String> longer(String typed, Collection<String> candidates) {
    Pattern word =
        Pattern.compile("[^_]+_" + Pattern.quote(typed) + "|" + Pattern.quote(typed) + "_[^_]+");
    List<String> found =
        typed.length() < 5
            ? List.of()
            : candidates.stream().filter(word.asMatchPredicate()).distinct().toList();
    return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
  }

  /**
   * Edits (insert, delete, replace, swap of neighbours) from one word to the other, letter case
   * aside.
   */
  static int distance(String left, String right) {
    String a = left.toLowerCase(java.util.Locale.ROOT);
    String b = right.toLowerCase(java.util.Locale.ROOT);
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          cost[i][j] = i + j;
          continue;
        }
        int replace = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        cost[i][j] = Math.min(replace, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
        }
      }
    }
    return cost[a.length()][b.length()];
  }
}
