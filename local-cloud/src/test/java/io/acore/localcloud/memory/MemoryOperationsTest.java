package io.acore.localcloud.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acore.base.Json;
import io.acore.localcloud.fault.Fault;
import io.acore.localcloud.fault.Faults;
import io.acore.localcloud.operation.Request;
import io.acore.localcloud.operation.Resources;
import io.acore.localcloud.shape.AwsError;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MemoryOperationsTest {
  private static final String ID = "notes-0123456789";
  private static final String ACTOR = "user/1";
  private static final String SESSION = "session-1";

  @TempDir Path folder;
  private final Faults faults = new Faults();
  private long now = 1_000_000_000;
  private List<JsonNode> strategies = List.of();
  private MemoryOperations memory = new MemoryOperations(Path.of("unused"), resources(), faults);

  @BeforeEach
  void open() {
    memory = new MemoryOperations(folder, resources(), faults);
  }

  @Test
  void anEventComesBackAsItWasSentAlsoAfterARestart() {
    JsonNode sent =
        Json.parse("[{\"blob\":{\"b\":[1,null,\"ü\"],\"a\":{}}}," + said("USER", "Hi") + "]");
    ObjectNode input = event(1.5);
    input.set("payload", sent);
    String id = create(input);
    restart();
    JsonNode event = call("GetEvent", of("eventId", id)).path("event");
    assertThat(event.path("payload")).isEqualTo(sent);
    assertThat(event.path("eventTimestamp").asDouble()).isEqualTo(1.5);
    assertThat(id).matches("[0-9]+#[a-f0-9]+");
    assertThat(call("ListActors", of()).at("/actorSummaries/0/actorId").asText()).isEqualTo(ACTOR);
  }

  @Test
  void theNewestEventComesFirstAndPagesGoOnWhileOthersAreAdded() {
    List<String> made = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      made.add(0, create(event(i)));
    }
    JsonNode first = call("ListEvents", of("maxResults", 2));
    create(event(99));
    ObjectNode rest = of("maxResults", 10);
    rest.set("nextToken", first.get("nextToken"));
    List<String> seen = ids(first);
    seen.addAll(ids(call("ListEvents", rest)));
    assertThat(seen).isEqualTo(made);
    assertThatThrownBy(() -> call("ListEvents", of("nextToken", "made-up")))
        .isInstanceOf(AwsError.class)
        .hasMessageContaining("not one that a list has given");
  }

  @Test
  void theSameClientTokenStoresAnEventOnce() {
    String token = "token";
    String first = create(event(1).put("clientToken", token));
    restart();
    assertThat(create(event(2).put("clientToken", token))).isEqualTo(first);
    assertThat(ids(call("ListEvents", of()))).containsExactly(first);
  }

  @Test
  void aBranchHoldsItsOwnEventsAndOnRequestWhatCameBeforeIt() {
    String one = create(event(1));
    String two = create(event(2));
    create(event(3));
    String fork = create(onBranch(4, "fork", one));
    String more = create(onBranch(5, "fork", ""));
    String deep = create(onBranch(6, "deep", fork));
    assertThat(ids(call("ListEvents", branch("fork", false)))).containsExactly(more, fork);
    assertThat(ids(call("ListEvents", branch("deep", true)))).containsExactly(deep, fork, one);
    assertThat(ids(call("ListEvents", branch("main", false)))).contains(two).doesNotContain(fork);
    ObjectNode elsewhere = onBranch(7, "x", one).put("sessionId", "other");
    assertThatThrownBy(() -> create(elsewhere)).hasMessageContaining("of another session");
    assertThatThrownBy(() -> create(onBranch(7, "x", "1#ff"))).hasMessageContaining("has no event");
  }

  @Test
  void eventsAreFoundByTheirMetadata() {
    ObjectNode tagged = event(1);
    tagged.putObject("metadata").putObject("place").put("stringValue", "home");
    String id = create(tagged);
    create(event(2));
    assertThat(ids(call("ListEvents", metadata("EQUALS_TO", "home")))).containsExactly(id);
    assertThat(ids(call("ListEvents", metadata("EQUALS_TO", "work")))).isEmpty();
    assertThat(ids(call("ListEvents", metadata("NOT_EXISTS", "")))).hasSize(1);
  }

  @Test
  void eventsEndWithTheirDaysAndASessionWithoutThemCanBeLeftOut() {
    create(event(1));
    now += 6L * 86_400_000;
    String later = create(event(2));
    now += 2L * 86_400_000;
    assertThat(ids(call("ListEvents", of()))).containsExactly(later);
    call("DeleteEvent", of("eventId", later));
    assertThat(call("ListSessions", of()).path("sessionSummaries")).hasSize(1);
    ObjectNode withEvents = of();
    withEvents.putObject("filter").put("eventFilter", "HAS_EVENTS");
    assertThat(call("ListSessions", withEvents).path("sessionSummaries")).isEmpty();
    assertThatThrownBy(() -> call("DeleteEvent", of("eventId", later)))
        .hasMessageContaining("has no event");
  }

  @Test
  void strategiesMakeRecordsInTheNamespacesOfTheirTemplates() {
    strategies =
        List.of(
            strategy("SEMANTIC", "/facts/{actorId}"),
            strategy("USER_PREFERENCE", "/likes/{actorId}"),
            strategy("SUMMARIZATION", "/sum/{actorId}/{sessionId}"),
            strategy("EPISODIC", "/episodes/{memoryStrategyId}"));
    say(1, "USER", "I live in Lisbon. I prefer tea over coffee. What is the weather?");
    say(2, "ASSISTANT", "It is sunny in Lisbon today.");
    say(3, "USER", "I live in Lisbon.");
    assertThat(records("/facts/user/1"))
        .containsExactlyInAnyOrder(
            "I live in Lisbon.", "I prefer tea over coffee.", "It is sunny in Lisbon today.");
    assertThat(records("/likes/")).singleElement().asString().contains("tea over coffee");
    assertThat(records("/sum/user/1/" + SESSION))
        .singleElement()
        .asString()
        .contains("user: I live in Lisbon.", "assistant: It is sunny");
    assertThat(records("/episodes/EPISODIC-1")).singleElement().asString().contains("intent");
  }

  @Test
  void theRecordWithTheWordsOfTheQueryComesFirst() {
    strategies = List.of(strategy("SEMANTIC", "/facts"));
    say(1, "USER", "My dog is called Rex. I was born in Porto. My sister plays the violin.");
    ObjectNode query = of("namespace", "/facts");
    query.putObject("searchCriteria").put("searchQuery", "Where was I born?").put("topK", 2);
    JsonNode found = call("RetrieveMemoryRecords", query).path("memoryRecordSummaries");
    assertThat(found).hasSize(2);
    assertThat(found.at("/0/content/text").asText()).isEqualTo("I was born in Porto.");
    assertThat(found.at("/0/score").asDouble()).isGreaterThan(found.at("/1/score").asDouble());
  }

  @Test
  void recordsOfAClientAreMadeChangedFoundAndDeleted() {
    ObjectNode input = of();
    ObjectNode record = input.putArray("records").addObject();
    record.put("requestIdentifier", "r1").put("timestamp", 5).putArray("namespaces").add("/a/b/");
    record.putObject("content").put("text", "first");
    input.withArray("records").addObject().put("memoryStrategyId", "nobody");
    JsonNode made = call("BatchCreateMemoryRecords", input);
    assertThat(made.path("failedRecords")).hasSize(1);
    String id = made.at("/successfulRecords/0/memoryRecordId").asText();
    assertThat(id).matches("mem-[a-z0-9-]{36}");
    ObjectNode change = of();
    change
        .putArray("records")
        .addObject()
        .put("memoryRecordId", id)
        .put("timestamp", 6)
        .putObject("content")
        .put("text", "second");
    assertThat(call("BatchUpdateMemoryRecords", change).path("successfulRecords")).hasSize(1);
    restart();
    assertThat(records("/a")).containsExactly("second");
    assertThat(paths("/a")).hasSize(1);
    assertThat(paths("/a/b")).hasSize(1);
    assertThat(paths("/a/bc")).isEmpty();
    call("DeleteMemoryRecord", of("memoryRecordId", id));
    assertThatThrownBy(() -> call("GetMemoryRecord", of("memoryRecordId", id)))
        .hasMessageContaining("no memory record");
    assertThatThrownBy(() -> call("ListMemoryRecords", of()))
        .hasMessageContaining("Either namespace or namespacePath");
  }

  @Test
  void anExtractionThatFailedCanBeStartedAgain() {
    strategies = List.of(strategy("SEMANTIC", "/facts"));
    faults.add(
        Fault.of(
            Json.parse(
                "{\"operation\":\"MemoryExtraction\",\"error\":\"ThrottlingException\",\"times\":1}")));
    say(1, "USER", "The sky is blue today.");
    JsonNode jobs = call("ListMemoryExtractionJobs", of()).path("jobs");
    assertThat(jobs).hasSize(1);
    assertThat(jobs.at("/0/failureReason").asText()).startsWith("ThrottlingException");
    assertThat(records("/facts")).isEmpty();
    ObjectNode again = of();
    again.putObject("extractionJob").put("jobId", jobs.at("/0/jobID").asText());
    call("StartMemoryExtractionJob", again);
    assertThat(records("/facts")).containsExactly("The sky is blue today.");
    assertThat(call("ListMemoryExtractionJobs", of()).path("jobs")).isEmpty();
  }

  @Test
  void aLineThatWasCutByTheEndOfTheProcessIsLeftOut() throws IOException {
    String id = create(event(1));
    memory.close();
    Path file = folder.resolve(ID + ".jsonl");
    Files.writeString(file, "{\"key\":\"eve", StandardOpenOption.APPEND);
    open();
    assertThat(ids(call("ListEvents", of()))).containsExactly(id);
    String next = create(event(2));
    restart();
    assertThat(ids(call("ListEvents", of()))).containsExactly(next, id);
  }

  @Test
  void theWordsOfAStrandsMessageAreExtractedAndCallsOfToolsAreNot() {
    strategies = List.of(strategy("SEMANTIC", "/facts"));
    String message =
        """
        {"message": {"role": "user", "content": [{"text": "The sky is blue today."},
          {"toolUse": {"name": "look", "input": {"at": "the clouds over there"}}}]}, "message_id": 0}
        """;
    say(1, "USER", message);
    say(2, "USER", "{\"message\": is how some JSON starts.");
    assertThat(records("/facts"))
        .containsExactlyInAnyOrder(
            "The sky is blue today.", "{\"message\": is how some JSON starts.");
  }

  @Test
  void aSessionThatNobodyHasWrittenToIsEmpty() {
    assertThat(call("ListEvents", of("sessionId", "new")).path("events")).isEmpty();
    assertThat(call("ListEvents", of("actorId", "nobody")).path("events")).isEmpty();
    assertThat(call("ListActors", of()).path("actorSummaries")).as("asking made nothing").isEmpty();
  }

  @Test
  void whatIsNotThereIsNotFound() {
    ObjectNode other = of("memoryId", "other-0123456789");
    assertThatThrownBy(() -> call("ListActors", other)).hasMessageContaining("Memory not found");
  }

  private Resources resources() {
    return new Resources() {
      @Override
      public Optional<JsonNode> find(String kind, String region, String id) {
        return id.equals(ID)
            ? Optional.of(
                Json.tree(
                    Map.of("status", "ACTIVE", "eventExpiryDuration", 7, "strategies", strategies)))
            : Optional.empty();
      }

      @Override
      public List<JsonNode> list(String kind) {
        return List.of();
      }
    };
  }

  private static JsonNode strategy(String type, String namespace) {
    return Json.tree(
        Map.of(
            "strategyId",
            type + "-1",
            "type",
            type,
            "status",
            "ACTIVE",
            "namespaces",
            List.of(namespace)));
  }

  private void restart() {
    memory.close();
    open();
  }

  private JsonNode call(String operation, ObjectNode input) {
    Request request =
        new Request(input, "eu-central-1", "912345678901", now, URI.create("http://localhost"));
    return java.util.Objects.requireNonNull(memory.handlers().get(operation)).handle(request);
  }

  private String create(ObjectNode input) {
    return call("CreateEvent", input).at("/event/eventId").asText();
  }

  private void say(int at, String role, String text) {
    ObjectNode input = event(at);
    input.set("payload", Json.parse("[" + said(role, text) + "]"));
    create(input);
  }

  private static String said(String role, String text) {
    return Json.compact(
        Map.of("conversational", Map.of("role", role, "content", Map.of("text", text))));
  }

  private static ObjectNode event(double at) {
    ObjectNode input = of().put("eventTimestamp", at);
    input.putArray("payload");
    return input;
  }

  private static ObjectNode onBranch(double at, String name, String root) {
    ObjectNode input = event(at);
    ObjectNode branch = input.putObject("branch").put("name", name);
    if (!root.isEmpty()) {
      branch.put("rootEventId", root);
    }
    return input;
  }

  private static ObjectNode branch(String name, boolean parents) {
    ObjectNode input = of();
    input
        .putObject("filter")
        .putObject("branch")
        .put("name", name)
        .put("includeParentBranches", parents);
    return input;
  }

  private static ObjectNode metadata(String operator, String value) {
    ObjectNode input = of();
    ObjectNode expression = input.putObject("filter").putArray("eventMetadata").addObject();
    expression.put("operator", operator).putObject("left").put("metadataKey", "place");
    if (!value.isEmpty()) {
      expression.putObject("right").putObject("metadataValue").put("stringValue", value);
    }
    return input;
  }

  private List<String> records(String namespace) {
    return texts(call("ListMemoryRecords", of("namespace", namespace)));
  }

  private List<String> paths(String path) {
    return texts(call("ListMemoryRecords", of("namespacePath", path)));
  }

  private static List<String> texts(JsonNode page) {
    List<String> texts = new ArrayList<>();
    page.path("memoryRecordSummaries").forEach(it -> texts.add(it.at("/content/text").asText()));
    return texts;
  }

  private static List<String> ids(JsonNode page) {
    List<String> ids = new ArrayList<>();
    page.path("events").forEach(it -> ids.add(it.path("eventId").asText()));
    return ids;
  }

  private static ObjectNode of(Object... members) {
    ObjectNode input = Json.mapper().createObjectNode();
    input.put("memoryId", ID).put("actorId", ACTOR).put("sessionId", SESSION);
    for (int i = 0; i < members.length; i += 2) {
      input.set((String) members[i], Json.tree(members[i + 1]));
    }
    return input;
  }
}
