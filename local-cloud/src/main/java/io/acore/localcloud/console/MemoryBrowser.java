package io.acore.localcloud.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acore.base.Json;
import io.acore.localcloud.operation.Handler;
import io.acore.localcloud.operation.Request;
import io.acore.localcloud.shape.AwsError;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;

/** What memories hold, by the operations that clients use. */
final class MemoryBrowser {
  private static final int MOST = 100;

  private final Map<String, Handler> memory;
  private final String account;
  private final Clock clock;

  MemoryBrowser(Map<String, Handler> memory, String account, Clock clock) {
    this.memory = memory;
    this.account = account;
    this.clock = clock;
  }

  /** One question of the page: `actors`, `sessions`, `events`, `records` or `search`. */
  JsonNode ask(JsonNode input) {
    ObjectNode given = Json.mapper().createObjectNode();
    for (String name : new String[] {"memoryId", "actorId", "sessionId"}) {
      if (input.has(name)) {
        given.set(name, input.get(name));
      }
    }
    given.put("maxResults", MOST);
    try {
      return switch (input.path("what").asText()) {
        case "actors" -> call("ListActors", given, input);
        case "sessions" -> call("ListSessions", given, input);
        case "events" -> call("ListEvents", given, input);
        case "records" -> call("ListMemoryRecords", given.put("namespace", ""), input);
        default -> search(given, input);
      };
    } catch (AwsError e) {
      return e.body();
    }
  }

  private JsonNode search(ObjectNode given, JsonNode input) {
    given.put("namespace", "");
    given.putObject("searchCriteria").put("searchQuery", input.path("query").asText());
    return call("RetrieveMemoryRecords", given, input);
  }

  private JsonNode call(String operation, ObjectNode given, JsonNode input) {
    String region = input.path("region").asText();
    Request request = new Request(given, region, account, clock.millis(), URI.create("/"));
    return Objects.requireNonNull(memory.get(operation)).handle(request);
  }
}
