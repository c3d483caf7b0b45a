package io.acore.localcloud.memory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acore.base.Json;
import io.acore.localcloud.shape.AwsError;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.UUID;

/** Extractions that failed, kept so that they can be started again; as on AWS, no others show. */
final class Jobs {
  private static final String JOB = "job";

  private final Journal journal;

  Jobs(Journal journal) {
    this.journal = journal;
  }

  void failed(JsonNode strategy, JsonNode event, String reason) {
    ObjectNode job = Json.mapper().createObjectNode();
    job.put("jobID", UUID.randomUUID().toString()).put("status", "FAILED");
    job.put("failureReason", reason).put("strategyId", strategy.path("strategyId").asText());
    job.set("actorId", event.path("actorId"));
    job.set("sessionId", event.path("sessionId"));
    ArrayNode messages = job.putObject("messages").putArray("messagesList");
    for (int i = 0; i < event.path("payload").size(); i++) {
      messages.addObject().put("eventId", event.path("eventId").asText()).put("messageIndex", i);
    }
    journal.put(Journal.key(JOB, job.path("jobID").asText()), job);
  }

  ObjectNode get(String id) {
    ObjectNode job = journal.get(Journal.key(JOB, id));
    if (job == null) {
      throw new AwsError("ResourceNotFoundException", "There is no failed extraction job " + id);
    }
    return job;
  }

  void done(String id) {
    journal.remove(Journal.key(JOB, id));
  }

  NavigableMap<String, JsonNode> list(JsonNode filter) {
    NavigableMap<String, JsonNode> found = new TreeMap<>();
    journal
        .below(JOB)
        .forEach(
            (key, job) -> {
              boolean fits =
                  filter.properties().stream()
                      .allMatch(it -> job.path(it.getKey()).equals(it.getValue()));
              if (fits) {
                found.put(key, job);
              }
            });
    return found;
  }
}
