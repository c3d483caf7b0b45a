package io.acore.localcloud.memory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acore.base.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Makes records of events, without a model: sentences that state something are facts, those with a
 * word of liking are preferences, a summary is how each turn began, an episode is what was wanted
 * and what came of it. Enough for an agent to find again what was said; nothing is understood.
 */
final class Extraction {
  private static final Pattern SENTENCE = Pattern.compile("(?<=[.!?。！？])\\s+|\\n+");
  private static final Pattern PREFERENCE =
      Pattern.compile(
          "\\b(prefer|prefers|preferred|like|likes|love|loves|enjoy|enjoys|hate|hates|dislike"
              + "|dislikes|favou?rite|always|never|rather|allergic|vegetarian|vegan)\\b",
          Pattern.CASE_INSENSITIVE);
  private static final int FEWEST_WORDS = 3;
  private static final int LONGEST_RECORD = 16_000;
  private static final int LONGEST_LINE = 200;

  private Extraction() {}

  /** The kind of a strategy; of one that overrides a kind, that kind. */
  static String kind(JsonNode strategy) {
    String type = strategy.path("type").asText();
    return type.equals("CUSTOM")
        ? strategy
            .path("configuration")
            .path("type")
            .asText()
            .replace("SUMMARY_OVERRIDE", "SUMMARIZATION")
            .replace("_OVERRIDE", "")
        : type;
  }

  /**
   * What a strategy makes of an event.
   *
   * @param session all events of its session, in their order
   */
  static List<Extracted> of(JsonNode strategy, JsonNode event, List<ObjectNode> session) {
    List<Message> said = Message.of(event);
    if (said.isEmpty()) {
      return List.of();
    }
    return switch (kind(strategy)) {
      case "SEMANTIC" -> sentences(strategy, event, said, false);
      case "USER_PREFERENCE" -> sentences(strategy, event, said, true);
      case "SUMMARIZATION" -> whole(strategy, event, summary(messages(session)));
      case "EPISODIC" -> whole(strategy, event, episode(messages(session)));
      // What a client extracts itself, it stores itself
      default -> List.of();
    };
  }

  private static List<Extracted> sentences(
      JsonNode strategy, JsonNode event, List<Message> said, boolean preferences) {
    List<Extracted> found = new ArrayList<>();
    for (Message message : said) {
      for (String sentence : SENTENCE.split(message.text())) {
        String text = sentence.strip();
        boolean fits =
            preferences
                ? message.role().equals("USER") && PREFERENCE.matcher(text).find()
                : !message.role().equals("TOOL");
        if (fits && states(text)) {
          String content = preferences ? preference(text) : text;
          String source = String.join(" ", Relevance.words(text));
          found.add(extracted(strategy, event, source, content));
        }
      }
    }
    return found;
  }

  /** A question states nothing, and neither do two words. */
  private static boolean states(String text) {
    return !text.endsWith("?") && !text.endsWith("？") && text.split("\\s+").length >= FEWEST_WORDS;
  }

  private static String preference(String sentence) {
    ObjectNode preference = Json.mapper().createObjectNode();
    preference.put("context", "The user said so").put("preference", sentence);
    preference.putArray("categories");
    return Json.compact(preference);
  }

  private static List<Extracted> whole(JsonNode strategy, JsonNode event, String text) {
    return List.of(extracted(strategy, event, event.path("sessionId").asText(), text));
  }

  private static String summary(List<Message> messages) {
    StringBuilder text = new StringBuilder("<topic name=\"conversation\">\n");
    for (Message message : messages) {
      String line = message.role().toLowerCase(Locale.ROOT) + ": " + first(message.text()) + "\n";
      if (text.length() + line.length() > LONGEST_RECORD - LONGEST_LINE) {
        text.append("(more was said)\n");
        break;
      }
      text.append(line);
    }
    return text.append("</topic>").toString();
  }

  private static String episode(List<Message> messages) {
    ObjectNode episode = Json.mapper().createObjectNode();
    episode.put("situation", "A conversation of " + messages.size() + " messages");
    episode.put("intent", last(messages, "USER", true));
    episode.put("outcome", last(messages, "ASSISTANT", false));
    episode.put("justification", "Made locally: the first wish and the last answer");
    return Json.compact(episode);
  }

  private static String last(List<Message> messages, String role, boolean firstOne) {
    String found = "";
    for (Message message : messages) {
      if (message.role().equals(role) && (found.isEmpty() || !firstOne)) {
        found = first(message.text());
      }
    }
    return found;
  }

  private static List<Message> messages(List<ObjectNode> session) {
    return session.stream().flatMap(it -> Message.of(it).stream()).toList();
  }

  private static String first(String text) {
    String sentence = SENTENCE.split(text.strip(), 2)[0];
    return sentence.length() > LONGEST_LINE ? sentence.substring(0, LONGEST_LINE) + " …" : sentence;
  }

  private static Extracted extracted(
      JsonNode strategy, JsonNode event, String source, String text) {
    String id = strategy.path("strategyId").asText();
    String template =
        strategy
            .path("namespaceTemplates")
            .path(0)
            .asText(strategy.path("namespaces").path(0).asText("/"));
    String namespace =
        Namespace.fill(
            template, id, event.path("actorId").asText(), event.path("sessionId").asText());
    String content = text.length() > LONGEST_RECORD ? text.substring(0, LONGEST_RECORD) : text;
    return new Extracted(id, namespace, id + Journal.SEPARATOR + source, content);
  }
}
