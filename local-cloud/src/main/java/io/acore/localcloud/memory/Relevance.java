package io.acore.localcloud.memory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Ranks records by the words that they share with a query; a rare word counts more than a common
 * one. AWS compares meanings instead, so what shares no word comes last here, with the score 0.
 */
final class Relevance {
  private static final Set<String> SAYS_NOTHING =
      Set.of(
          "a an and any are as at be been but by can could did do does for from had has have he her"
              .split(" "));
  private static final Set<String> SAYS_NOTHING_EITHER =
      Set.of(
          "how i if in is it its me my of on or our she so that the their them they this to us was"
              .split(" "));
  private static final Set<String> NOR_THESE =
      Set.of("we were what when where which who why will with would you your".split(" "));

  private Relevance() {}

  /** The best first, each with its score from 0 to 1; of equals, the newer one. */
  static List<JsonNode> rank(String query, Collection<JsonNode> newestFirst, int most) {
    Map<JsonNode, Set<String>> words = new HashMap<>();
    Map<String, Integer> having = new HashMap<>();
    for (JsonNode record : newestFirst) {
      Set<String> its = words(record.path("content").path("text").asText());
      words.put(record, its);
      its.forEach(word -> having.merge(word, 1, Integer::sum));
    }
    Set<String> wanted = words(query);
    double all = wanted.stream().mapToDouble(it -> weight(it, having, words.size())).sum();
    List<ObjectNode> ranked = new ArrayList<>();
    for (JsonNode record : newestFirst) {
      Set<String> its = words.getOrDefault(record, Set.of());
      double shared =
          wanted.stream()
              .filter(its::contains)
              .mapToDouble(it -> weight(it, having, words.size()))
              .sum();
      ObjectNode scored = record.deepCopy();
      ranked.add(scored.put("score", all == 0 ? 0 : Math.round(shared / all * 1e4) / 1e4));
    }
    ranked.sort(
        Comparator.comparingDouble((ObjectNode it) -> it.path("score").asDouble()).reversed());
    return List.copyOf(ranked.subList(0, Math.min(most, ranked.size())));
  }

  private static double weight(String word, Map<String, Integer> having, int records) {
    return Math.log(1 + (records + 1.0) / (having.getOrDefault(word, 0) + 0.5));
  }

  static Set<String> words(String text) {
    Set<String> words = new LinkedHashSet<>();
    for (String word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")) {
      if (!word.isEmpty()
          && !SAYS_NOTHING.contains(word)
          && !SAYS_NOTHING_EITHER.contains(word)
          && !NOR_THESE.contains(word)) {
        words.add(stem(word));
      }
    }
    return words;
  }

  /** English endings, so that `likes` finds `liked`; other languages lose nothing by it. */
  private static String stem(String word) {
    String stem = word;
    if (word.length() > 4 && word.endsWith("ies")) {
      stem = word.substring(0, word.length() - 3) + "y";
    } else {
      for (String ending : List.of("ing", "ed", "es", "s", "e")) {
        if (word.length() - ending.length() > 2 && word.endsWith(ending)) {
          stem = word.substring(0, word.length() - ending.length());
          break;
        }
      }
    }
    return stem;
  }
}
