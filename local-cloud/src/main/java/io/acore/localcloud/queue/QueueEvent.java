package io.acore.localcloud.queue;

import com.fasterxml.jackson.databind.JsonNode;
import io.acore.localcloud.lambda.Outcome;
import io.acore.localcloud.lambda.Payload;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A batch of messages as its function sees it, and which of them the function could not handle. */
final class QueueEvent {
  private QueueEvent() {}

  static Payload of(EventSource source, List<JsonNode> messages) {
    List<Object> records = new ArrayList<>();
    for (JsonNode message : messages) {
      Map<String, Object> seen = new TreeMap<>();
      seen.put("messageId", message.path("MessageId").asText());
      seen.put("receiptHandle", message.path("ReceiptHandle").asText());
      seen.put("body", message.path("Body").asText());
      seen.put("attributes", message.path("Attributes"));
      seen.put("messageAttributes", attributes(message.path("MessageAttributes")));
      seen.put("md5OfBody", message.path("MD5OfBody").asText());
      seen.put("eventSource", "aws:sqs");
      seen.put("eventSourceARN", source.queueArn());
      seen.put("awsRegion", source.region());
      records.add(seen);
    }
    return Payload.json(Map.of("Records", records));
  }

  static Set<String> ids(List<JsonNode> messages) {
    Set<String> all = new HashSet<>();
    messages.forEach(message -> all.add(message.path("MessageId").asText()));
    return all;
  }

  /** The ids of the messages to leave in the queue. */
  static Set<String> failed(EventSource source, List<JsonNode> messages, Outcome outcome) {
    Set<String> all = ids(messages);
    if (outcome.failed()) {
      return all;
    }
    if (!source.partial()) {
      return Set.of();
    }
    Optional<JsonNode> answer = outcome.payload().value();
    if (answer.isEmpty()) {
      return all;
    }
    Set<String> failed = new HashSet<>();
    for (JsonNode item : answer.get().path("batchItemFailures")) {
      String id = item.path("itemIdentifier").asText("");
      if (!all.contains(id)) {
        // A function that names what it was not given is not believed at all
        return all;
      }
      failed.add(id);
    }
    return source.fifo() ? fromTheFirst(messages, failed) : failed;
  }

  /** After a failure the rest of a group must not overtake it. */
  private static Set<String> fromTheFirst(List<JsonNode> messages, Set<String> failed) {
    Set<String> left = new HashSet<>();
    for (JsonNode message : messages) {
      String id = message.path("MessageId").asText();
      if (!left.isEmpty() || failed.contains(id)) {
        left.add(id);
      }
    }
    return left;
  }

  private static Map<String, Object> attributes(JsonNode given) {
    Map<String, Object> seen = new TreeMap<>();
    given
        .properties()
        .forEach(
            entry -> {
              Map<String, Object> value = new TreeMap<>();
              entry
                  .getValue()
                  .properties()
                  .forEach(it -> value.put(lowerFirst(it.getKey()), it.getValue()));
              value.putIfAbsent("stringListValues", List.of());
              value.putIfAbsent("binaryListValues", List.of());
              seen.put(entry.getKey(), value);
            });
    return seen;
  }

  private static String lowerFirst(String name) {
    return Character.toLowerCase(name.charAt(0)) + name.substring(1);
  }
}
