package io.acore.scaffold.merge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Merges two descendants of a text line by line. Where both changed the same lines in different
 * ways, both stand in the result between the marks that git uses.
 */
public final class ThreeWayMerge {
  private final List<String> base;
  private final List<String> mine;
  private final List<String> theirs;
  private final StringBuilder merged = new StringBuilder();
  private int conflicts;

  private ThreeWayMerge(String base, String mine, String theirs) {
    this.base = lines(base);
    this.mine = lines(mine);
    this.theirs = lines(theirs);
  }

  /**
   * The result of a merge.
   *
   * @param text the merged text
   * @param conflicts how many places the owner has to decide on
   */
  public record Result(String text, int conflicts) {}

  public static Result of(String base, String mine, String theirs) {
    ThreeWayMerge merge = new ThreeWayMerge(base, mine, theirs);
    merge.run();
    return new Result(merge.merged.toString(), merge.conflicts);
  }

  // Lines that all three have in common cut the texts into pieces; each piece is decided on its
  // own.
  private void run() {
    int[] inMine = matches(base, mine);
    int[] inTheirs = matches(base, theirs);
    int fromBase = 0;
    int fromMine = 0;
    int fromTheirs = 0;
    for (int at = 0; at < base.size(); at++) {
      if (inMine[at] < 0 || inTheirs[at] < 0) {
        continue;
      }
      piece(fromBase, at, fromMine, inMine[at], fromTheirs, inTheirs[at]);
      merged.append(base.get(at));
      fromBase = at + 1;
      fromMine = inMine[at] + 1;
      fromTheirs = inTheirs[at] + 1;
    }
    piece(fromBase, base.size(), fromMine, mine.size(), fromTheirs, theirs.size());
  }

  private void piece(int base1, int base2, int mine1, int mine2, int theirs1, int theirs2) {
    List<String> old = base.subList(base1, base2);
    List<String> ours = mine.subList(mine1, mine2);
    List<String> others = theirs.subList(theirs1, theirs2);
    if (ours.equals(others) || old.equals(others)) {
      ours.forEach(merged::append);
    } else if (old.equals(ours)) {
      others.forEach(merged::append);
    } else {
      conflicts++;
      merged.append("<<<<<<< yours\n");
      append(ours);
      merged.append("=======\n");
      append(others);
      merged.append(">>>>>>> template\n");
    }
  }

  private void append(List<String> lines) {
    lines.forEach(merged::append);
    if (merged.charAt(merged.length() - 1) != '\n') {
      merged.append('\n');
    }
  }

  /** For each line of the first text the line of the second that is the same one, or -1. */
  private static int[] matches(List<String> first, List<String> second) {
    int[][] longest = new int[first.size() + 1][second.size() + 1];
    for (int i = first.size() - 1; i >= 0; i--) {
      for (int j = second.size() - 1; j >= 0; j--) {
        longest[i][j] =
            first.get(i).equals(second.get(j))
                ? longest[i + 1][j + 1] + 1
                : Math.max(longest[i + 1][j], longest[i][j + 1]);
      }
    }
    int[] matches = new int[first.size()];
    Arrays.fill(matches, -1);
    int i = 0;
    int j = 0;
    while (i < first.size() && j < second.size()) {
      if (first.get(i).equals(second.get(j))) {
        matches[i++] = j++;
      } else if (longest[i + 1][j] >= longest[i][j + 1]) {
        i++;
      } else {
        j++;
      }
    }
    return matches;
  }

  // Each line keeps its end, so that a missing one at the end of the file is a difference too.
  private static List<String> lines(String text) {
    List<String> lines = new ArrayList<>();
    int start = 0;
    for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
      lines.add(text.substring(start, end + 1));
      start = end + 1;
    }
    if (start < text.length()) {
      lines.add(text.substring(start));
    }
    return lines;
  }
}
