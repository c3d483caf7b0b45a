package io.acore.localcloud.memory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acore.base.Json;
import io.acore.localcloud.shape.AwsError;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;

/** The short-term part: what was said, in which session, on which branch. */
final class Events {
  private static final String EVENT = "event";
  private static final String SESSION = "session";
  private static final String EXPIRY = "expiry";
  private static final double SECONDS_PER_DAY = 86_400;

  private final String memoryId;
  private final Journal journal;
  private final Random random = new SecureRandom();
  private final Map<String, String> byToken = new HashMap<>();

  Events(String memoryId, Journal journal) {
    this.memoryId = memoryId;
    this.journal = journal;
    journal
        .below(EVENT)
        .forEach((key, event) -> byToken.put(event.path("clientToken").asText(), key));
    byToken.remove("");
  }

  /**
   * Stores an event; the same client token stores nothing again.
   *
   * @param days how long it is kept
   */
  Stored create(ObjectNode input, double now, int days) {
    String token = input.path("clientToken").asText();
    ObjectNode before = journal.get(byToken.getOrDefault(token, ""));
    if (before != null) {
      return new Stored(before, false);
    }
    String actor = input.path("actorId").asText();
    String session = input.path("sessionId").asText(UUID.randomUUID().toString());
    checkBranch(actor, session, input.path("branch"));
    double at = Timestamps.seconds(input.path("eventTimestamp"));
    ObjectNode event = Json.mapper().createObjectNode();
    event.put("memoryId", memoryId).put("actorId", actor).put("sessionId", session);
    event.put("eventId", newId(at)).put("eventTimestamp", at);
    for (String member : List.of("payload", "branch", "metadata", "clientToken")) {
      if (input.hasNonNull(member)) {
        event.set(member, input.get(member));
      }
    }
    event.put("expiresAt", now + days * SECONDS_PER_DAY);
    remember(actor, session, now);
    String key = key(event);
    journal.put(key, event);
    journal.put(expiryKey(event), Json.mapper().createObjectNode().put("event", key));
    if (!token.isEmpty()) {
      byToken.put(token, key);
    }
    return new Stored(event, true);
  }

  /** An event, and whether it was stored now. */
  record Stored(ObjectNode event, boolean fresh) {}

  ObjectNode get(ObjectNode input) {
    ObjectNode event =
        journal.get(
            Journal.key(
                EVENT,
                input.path("actorId").asText(),
                input.path("sessionId").asText(),
                input.path("eventId").asText()));
    if (event == null) {
      throw notFound(input.path("eventId").asText());
    }
    return event;
  }

  void delete(ObjectNode input) {
    forget(get(input));
  }

  /**
   * The newest first, keyed for paging. A session is made by its first event, so of one that nobody
   * has written to there are none, and that is no error: agents ask before they write.
   */
  NavigableMap<String, JsonNode> list(String actor, String session, JsonNode filter) {
    NavigableMap<String, ObjectNode> all = journal.below(Journal.key(EVENT, actor, session));
    NavigableMap<String, JsonNode> found = new TreeMap<>(java.util.Comparator.reverseOrder());
    Branches branches = new Branches(all.values());
    all.values().stream()
        .filter(it -> branches.has(filter.path("branch"), it))
        .filter(it -> MetadataFilter.fits(filter.path("eventMetadata"), it.path("metadata")))
        .forEach(it -> found.put(it.path("eventId").asText(), it));
    return found;
  }

  /** All of a session in the order in which it happened. */
  List<ObjectNode> session(String actor, String session) {
    return new ArrayList<>(journal.below(Journal.key(EVENT, actor, session)).values());
  }

  NavigableMap<String, JsonNode> actors() {
    NavigableMap<String, JsonNode> actors = new TreeMap<>();
    journal
        .below(SESSION)
        .values()
        .forEach(
            it -> {
              String actor = it.path("actorId").asText();
              actors.put(actor, Json.mapper().createObjectNode().put("actorId", actor));
            });
    return actors;
  }

  NavigableMap<String, JsonNode> sessions(String actor, boolean withEvents) {
    NavigableMap<String, JsonNode> sessions = new TreeMap<>();
    for (ObjectNode it : journal.below(Journal.key(SESSION, actor)).values()) {
      String session = it.path("sessionId").asText();
      if (!withEvents || !journal.below(Journal.key(EVENT, actor, session)).isEmpty()) {
        sessions.put(session, it);
      }
    }
    return sessions;
  }

  /** Drops what has come to its end. */
  void expire(double now) {
    // In the order of their ends, so that this looks at one that stays, at most
    for (Map.Entry<String, ObjectNode> it : new TreeMap<>(due(now)).entrySet()) {
      ObjectNode event = journal.get(it.getValue().path("event").asText());
      if (event == null) {
        journal.remove(it.getKey());
      } else {
        forget(event);
      }
    }
  }

  private NavigableMap<String, ObjectNode> due(double now) {
    return journal.below(EXPIRY).headMap(Journal.key(EXPIRY, digits(now)), true);
  }

  private void forget(ObjectNode event) {
    journal.remove(key(event));
    journal.remove(expiryKey(event));
    byToken.remove(event.path("clientToken").asText());
  }

  private void remember(String actor, String session, double now) {
    String key = Journal.key(SESSION, actor, session);
    if (journal.get(key) == null) {
      ObjectNode entry = Json.mapper().createObjectNode();
      entry.put("actorId", actor).put("sessionId", session).put("createdAt", now);
      journal.put(key, entry);
    }
  }

  private void checkBranch(String actor, String session, JsonNode branch) {
    String root = branch.path("rootEventId").asText();
    if (root.isEmpty() || journal.get(Journal.key(EVENT, actor, session, root)) != null) {
      return;
    }
    boolean elsewhere =
        journal.below(EVENT).values().stream()
            .anyMatch(it -> it.path("eventId").asText().equals(root));
    if (elsewhere) {
      throw new AwsError(
          "ValidationException",
          "The root event " + root + " is of another session",
          "EventInOtherSession",
          List.of());
    }
    throw notFound(root);
  }

  private AwsError notFound(String eventId) {
    return new AwsError(
        "ResourceNotFoundException", "Memory " + memoryId + " has no event " + eventId + " there");
  }

  private String newId(double at) {
    return String.format(
        Locale.ROOT, "%019d#%08x", Math.round(at * 1000), random.nextInt() & 0xffffffffL);
  }

  private static String key(ObjectNode event) {
    return Journal.key(
        EVENT,
        event.path("actorId").asText(),
        event.path("sessionId").asText(),
        event.path("eventId").asText());
  }

  private static String expiryKey(ObjectNode event) {
    return Journal.key(
        EXPIRY, digits(event.path("expiresAt").asDouble()), event.path("eventId").asText());
  }

  private static String digits(double seconds) {
    return String.format(Locale.ROOT, "%019d", Math.round(seconds * 1000));
  }
}
