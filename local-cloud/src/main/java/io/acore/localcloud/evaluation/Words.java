package io.acore.localcloud.evaluation;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Which words of a text are also in another. */
final class Words {
  private static final int SHORTEST = 4;

  private Words() {}

  /** The share, 0 to 1, of a text's longer words that another text has; 1 when it has none. */
  static double shared(String text, String in) {
    Set<String> wanted = of(text);
    Set<String> there = of(in);
    long found = wanted.stream().filter(there::contains).count();
    return wanted.isEmpty() ? 1 : (double) found / wanted.size();
  }

  static int count(String text) {
    return text.isBlank() ? 0 : text.strip().split("\\s+").length;
  }

  private static Set<String> of(String text) {
    Set<String> words = new TreeSet<>();
    for (String word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")) {
      if (word.length() >= SHORTEST || word.matches("[0-9]+")) {
        words.add(word);
      }
    }
    return words;
  }
}
