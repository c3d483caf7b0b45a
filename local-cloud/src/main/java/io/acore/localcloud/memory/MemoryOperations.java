package io.acore.localcloud.memory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acore.base.Json;
import io.acore.localcloud.fault.Fault;
import io.acore.localcloud.fault.Faults;
import io.acore.localcloud.operation.Handler;
import io.acore.localcloud.operation.OperationGroup;
import io.acore.localcloud.operation.Request;
import io.acore.localcloud.operation.Resources;
import io.acore.localcloud.shape.Paging;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** The operations on what memories hold. */
public final class MemoryOperations implements OperationGroup {
  /** Not an operation: the name by which a drill lets the extraction fail. */
  static final String EXTRACTION = "MemoryExtraction";

  private static final int PAGE = 20;
  private static final int BEST = 10;

  private final Memories memories;
  private final Faults faults;

  public MemoryOperations(Path folder, Resources resources, Faults faults) {
    this.memories = new Memories(folder, resources);
    this.faults = faults;
  }

  @Override
  public Map<String, Handler> handlers() {
    return Map.ofEntries(
        Map.entry("CreateEvent", this::createEvent),
        Map.entry("GetEvent", on(it -> in -> wrapped("event", it.events().get(in)))),
        Map.entry("DeleteEvent", on(it -> in -> deleteEvent(it, in))),
        Map.entry("ListEvents", on(it -> in -> listEvents(it, in))),
        Map.entry(
            "ListActors",
            on(it -> in -> Paging.page("actorSummaries", it.events().actors(), in, PAGE))),
        Map.entry("ListSessions", on(it -> in -> listSessions(it, in))),
        Map.entry("BatchCreateMemoryRecords", this::createRecords),
        Map.entry("BatchUpdateMemoryRecords", this::updateRecords),
        Map.entry("BatchDeleteMemoryRecords", on(it -> in -> deleteRecords(it, in))),
        Map.entry(
            "GetMemoryRecord", on(it -> in -> wrapped("memoryRecord", it.records().get(id(in))))),
        Map.entry("DeleteMemoryRecord", on(it -> in -> deleteRecord(it, in))),
        Map.entry(
            "ListMemoryRecords",
            on(
                it ->
                    in ->
                        Paging.page("memoryRecordSummaries", it.records().list(in, in), in, PAGE))),
        Map.entry("RetrieveMemoryRecords", on(it -> in -> retrieve(it, in))),
        Map.entry(
            "ListMemoryExtractionJobs",
            on(it -> in -> Paging.page("jobs", it.jobs().list(in.path("filter")), in, PAGE))),
        Map.entry("StartMemoryExtractionJob", this::startJob));
  }

  @Override
  public void close() {
    memories.close();
  }

  private Handler on(Function<Memory, Function<ObjectNode, JsonNode>> what) {
    return request ->
        memories.with(request, (memory, resource) -> what.apply(memory).apply(request.input()));
  }

  private JsonNode createEvent(Request request) {
    return memories.with(
        request,
        (memory, resource) -> {
          int days = resource.path("eventExpiryDuration").asInt();
          Events.Stored stored = memory.events().create(request.input(), request.seconds(), days);
          if (stored.fresh()) {
            for (JsonNode strategy : resource.path("strategies")) {
              extract(memory, strategy, stored.event(), request.seconds());
            }
          }
          return wrapped("event", stored.event());
        });
  }

  /** Makes a strategy's records of an event; whether it did. */
  private boolean extract(Memory memory, JsonNode strategy, ObjectNode event, double now) {
    if (!strategy.path("status").asText().equals("ACTIVE") || Message.of(event).isEmpty()) {
      return false;
    }
    Optional<Fault> fault = faults.take(List.of(EXTRACTION));
    if (fault.isPresent()) {
      String reason = fault.get().error() + " " + fault.get().message();
      memory.jobs().failed(strategy, event, reason.strip());
      return false;
    }
    List<ObjectNode> session =
        memory.events().session(event.path("actorId").asText(), event.path("sessionId").asText());
    Extraction.of(strategy, event, session).forEach(it -> memory.records().extracted(it, now));
    return true;
  }

  private JsonNode startJob(Request request) {
    return memories.with(
        request,
        (memory, resource) -> {
          String id = request.input().path("extractionJob").path("jobId").asText();
          ObjectNode job = memory.jobs().get(id);
          memory.jobs().done(id);
          ObjectNode key = job.deepCopy();
          key.set("eventId", job.at("/messages/messagesList/0/eventId"));
          ObjectNode event = memory.events().get(key);
          for (JsonNode strategy : resource.path("strategies")) {
            if (strategy.path("strategyId").equals(job.path("strategyId"))) {
              extract(memory, strategy, event, request.seconds());
            }
          }
          return Json.mapper().createObjectNode().put("jobId", id);
        });
  }

  private static JsonNode deleteEvent(Memory memory, ObjectNode input) {
    memory.events().delete(input);
    return input;
  }

  private static JsonNode listEvents(Memory memory, ObjectNode input) {
    ObjectNode page =
        Paging.page(
            "events",
            memory
                .events()
                .list(
                    input.path("actorId").asText(),
                    input.path("sessionId").asText(),
                    input.path("filter")),
            input,
            PAGE);
    if (input.path("includePayloads").asBoolean(true)) {
      return page;
    }
    ObjectNode without = page.deepCopy();
    without.path("events").forEach(it -> ((ObjectNode) it).putArray("payload"));
    return without;
  }

  private static JsonNode listSessions(Memory memory, ObjectNode input) {
    boolean withEvents = input.path("filter").has("eventFilter");
    return Paging.page(
        "sessionSummaries",
        memory.events().sessions(input.path("actorId").asText(), withEvents),
        input,
        PAGE);
  }

  private JsonNode createRecords(Request request) {
    return memories.with(
        request,
        (memory, resource) ->
            batch(
                request.input(),
                it ->
                    hasStrategy(resource, it)
                        ? Optional.of(memory.records().create(it))
                        : Optional.empty(),
                "The memory has no such strategy"));
  }

  private JsonNode updateRecords(Request request) {
    return memories.with(
        request,
        (memory, resource) ->
            batch(
                request.input(),
                it -> hasStrategy(resource, it) ? memory.records().update(it) : Optional.empty(),
                "The memory has no such record or strategy"));
  }

  private static JsonNode deleteRecords(Memory memory, ObjectNode input) {
    return batch(
        input,
        it -> memory.records().delete(id(it)) ? Optional.of((ObjectNode) it) : Optional.empty(),
        "The memory has no such record");
  }

  private static JsonNode deleteRecord(Memory memory, ObjectNode input) {
    memory.records().get(id(input));
    memory.records().delete(id(input));
    return input;
  }

  private static JsonNode retrieve(Memory memory, ObjectNode input) {
    JsonNode criteria = input.path("searchCriteria");
    List<JsonNode> best =
        Relevance.rank(
            criteria.path("searchQuery").asText(),
            memory.records().list(input, criteria).values(),
            criteria.path("topK").asInt(BEST));
    return Paging.page("memoryRecordSummaries", best, input, PAGE);
  }

  /** Each record succeeds or fails by itself. */
  private static JsonNode batch(
      ObjectNode input, Function<JsonNode, Optional<ObjectNode>> each, String otherwise) {
    ObjectNode answer = Json.mapper().createObjectNode();
    ArrayNode good = answer.putArray("successfulRecords");
    ArrayNode bad = answer.putArray("failedRecords");
    for (JsonNode record : input.path("records")) {
      Optional<ObjectNode> done = each.apply(record);
      ObjectNode row = done.isPresent() ? good.addObject() : bad.addObject();
      String id = done.map(MemoryOperations::id).orElse(id(record));
      // The answer needs one, also for a record that never was
      row.put("memoryRecordId", id.isEmpty() ? "mem-" + UUID.randomUUID() : id);
      row.put("status", done.isPresent() ? "SUCCEEDED" : "FAILED");
      if (record.has("requestIdentifier")) {
        row.set("requestIdentifier", record.get("requestIdentifier"));
      }
      if (done.isEmpty()) {
        row.put("errorCode", 404).put("errorMessage", otherwise);
      }
    }
    return answer;
  }

  private static boolean hasStrategy(JsonNode memory, JsonNode record) {
    if (!record.hasNonNull("memoryStrategyId")) {
      return true;
    }
    for (JsonNode strategy : memory.path("strategies")) {
      if (strategy.path("strategyId").equals(record.path("memoryStrategyId"))) {
        return true;
      }
    }
    return false;
  }

  private static String id(JsonNode input) {
    return input.path("memoryRecordId").asText();
  }

  private static ObjectNode wrapped(String member, JsonNode value) {
    ObjectNode answer = Json.mapper().createObjectNode();
    answer.set(member, value);
    return answer;
  }
}
