package io.acore.constructs.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.acore.base.Json;
import io.acore.base.ProcessResult;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The script alone, in both shells, with an {@code aws} that is as strict as the service. */
final class BridgeScriptIT {
  @TempDir Path scratch;

  @ParameterizedTest
  @ValueSource(strings = {"dash", "bash"})
  void startsTheCliAsSeldomAsItCan(String shell) throws IOException {
    BridgeScript script = memory().with(shell);
    ok(script.apply());
    assertThat(script.calls())
        .containsExactly("get_parameters", "create", "put_parameter", "get", "put_parameter");
    int before = script.calls().size();
    ok(script.settle());
    assertThat(script.callsAfter(before)).as("the create has just done it").isEmpty();
    ok(script.settle());
    assertThat(script.callsAfter(before)).containsExactly("get_parameters");
    before = script.calls().size();
    ok(script.apply());
    assertThat(script.callsAfter(before)).containsExactly("get_parameters");

    script.want(Map.of("eventExpiryDuration", 60));
    before = script.calls().size();
    ok(script.apply());
    assertThat(script.callsAfter(before))
        .containsExactly("get_parameters", "get", "update", "get", "put_parameter");
    assertThat(script.resources().get(0).at("/updated/eventExpiryDuration").asInt()).isEqualTo(60);

    before = script.calls().size();
    ok(script.destroy());
    assertThat(script.callsAfter(before))
        .containsExactly("get_parameters", "delete", "get", "delete_parameters");
    assertThat(script.resources()).isEmpty();
    assertThat(script.hasRecords()).isFalse();
  }

  @Test
  void settlesWithoutLookingOnlyWhatTheSameRunHasMade() throws IOException {
    BridgeScript script = memory();
    ok(script.apply());
    script.age(Duration.ofMinutes(11));
    int before = script.calls().size();
    ok(script.settle());
    assertThat(script.callsAfter(before)).as("of a run before").containsExactly("get_parameters");

    ok(script.apply());
    script.want(Map.of("eventExpiryDuration", 60));
    before = script.calls().size();
    ok(script.settle());
    assertThat(script.callsAfter(before)).as("another content").contains("update");

    ok(script.apply());
    ok(script.destroy());
    ok(script.apply());
    assertThat(script.resources()).as("an apply always looks").hasSize(1);
  }

  @Test
  void everyKindGoesThroughItsWholeLife() throws IOException {
    for (BridgeKind kind : BridgeKind.all()) {
      BridgeScript script =
          new BridgeScript(scratch, kind, nameFor(kind), Map.of("description", "a"));
      ok(script.apply());
      assertThat(script.resources()).as("%s", kind).hasSize(1);
      assertThat(script.record("").path("id").asText())
          .as("%s", kind)
          .isEqualTo(script.resources().get(0).path("id").asText());
      script.want(Map.of("description", "b"));
      ok(script.apply());
      ok(script.destroy());
      assertThat(script.resources()).as("%s", kind).isEmpty();
      assertThat(script.hasRecords()).as("%s", kind).isFalse();
    }
  }

  @Test
  void anythingArrivesUnchanged() throws IOException {
    Random random = new Random(7);
    for (int i = 0; i < 25; i++) {
      String name = wild(random, i);
      Map<String, Object> content =
          new TreeMap<>(
              Map.of(
                  "prompt", wild(random, i), wild(random, i) + "k", Map.of("x", wild(random, i))));
      Map<String, String> tags = new TreeMap<>(Map.of("Owner", wild(random, i)));
      BridgeScript script =
          new BridgeScript(scratch, BridgeKind.EVALUATOR, name, content)
              .with(i % 2 == 0 ? "dash" : "bash");
      script.want(content, tags);
      ok(script.apply());
      JsonNode sent = script.resources().get(0).path("body");
      content.put("evaluatorName", name);
      content.put("clientToken", sent.path("clientToken").asText());
      tags.put("acore:owner", "/acore/demo/dev/it");
      content.put("tags", tags);
      assertThat(Json.compact(sent)).isEqualTo(Json.compact(content));
      ok(script.destroy());
      assertThat(script.resources()).isEmpty();
    }
  }

  @Test
  void secretsAreReadAtTheLastMomentAndAreInNoArgument() throws IOException {
    String key = "k1";
    BridgeScript script =
        new BridgeScript(
            scratch,
            BridgeKind.API_KEY_CREDENTIAL_PROVIDER,
            "search",
            Map.of(
                "apiKey",
                "@acore:k1",
                "ssm",
                "@acore:k2",
                "text",
                "\"@acore:k3\"",
                "file",
                "@acore:k4",
                "manager",
                "@acore:k5"));
    script.set(
        "ACORE_INSERTS",
        key
            + "\tsecret\t${env:SEARCH_KEY}\nk2\tsecret\t${ssm:/demo/secret}\nk4\tfile\tabc\nk5\tsecret\t${secret:demo}");
    script.set("SEARCH_KEY", "hun\"ter\\2\n$(id) é");
    script.file("inputs/abc.json", "{\"big\":[1]}");
    ProcessResult result = script.apply();
    ok(result);
    JsonNode body = script.resources().get(0).path("body");
    assertThat(body.path("apiKey").asText()).isEqualTo("hun\"ter\\2\n$(id) é");
    assertThat(body.path("ssm").asText()).isEqualTo("from ssm");
    assertThat(body.path("manager").asText()).isEqualTo("it's \"from\"\nthe \\ manager");
    assertThat(body.path("text").asText()).isEqualTo("\"@acore:k3\"");
    assertThat(body.at("/file/big/0").asInt()).isEqualTo(1);
    assertThat(result.stdout() + result.stderr()).doesNotContain("hun");
    for (JsonNode call : script.state().path("calls")) {
      assertThat(call.path("argv").toString()).doesNotContain("hun").doesNotContain("from ssm");
    }
    assertThat(script.leavesTemporaryFiles()).isFalse();

    script.set("SEARCH_KEY", "").want(Map.of("apiKey", "@acore:k1", "other", 1));
    ProcessResult unset = script.apply();
    assertThat(unset.exitCode()).isEqualTo(1);
    assertThat(unset.stderr()).contains("error:", "SEARCH_KEY is not set", "fix:");
  }

  @Test
  void whatPassesByItselfIsTriedAgain() throws IOException {
    BridgeScript script = memory();
    script.set(
        "FAKE_FAIL",
        "get_parameters:ThrottlingException:Rate exceeded:1;"
            + "create:ValidationException:Role validation failed for 'x':1;"
            + "create:ValidationException:Access denied while validating ECR URI:1;"
            + "get:InternalServerException:oops:1;put_parameter:TooManyUpdates:busy:1;"
            + "delete:ConflictException:it is UPDATING:2");
    ok(script.apply());
    ok(script.destroy());
    assertThat(script.resources()).isEmpty();
  }

  @Test
  void whatDoesNotPassIsSaidInTheServicesWords() throws IOException {
    BridgeScript script = memory();
    script.set("FAKE_FAIL", "create:ValidationException:eventExpiryDuration must be at least 3:9");
    ProcessResult result = script.apply();
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.stderr())
        .contains("error: memory `mem`: it cannot be created", "must be at least 3", "fix: ");

    script = memory();
    script.set("FAKE_FAIL", "create:ValidationException:Role validation failed:99");
    script.set("ACORE_RETRY_SECONDS", "1");
    assertThat(script.apply().stderr()).contains("Role validation failed");
  }

  @Test
  void aFailedCreateGivesTheReasonAndTheNextApplyMakesItAnew() throws IOException {
    BridgeScript script = memory().set("FAKE_STATUS", "create=FAILED");
    ProcessResult result = script.apply();
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.stderr()).contains("the service reports FAILED", "why: no such bucket");
    String failed = script.record("").path("id").asText();
    assertThat(failed).isNotEmpty();

    script.set("FAKE_STATUS", "");
    ok(script.apply());
    assertThat(script.resources()).hasSize(1);
    assertThat(script.record("").path("id").asText()).isNotEqualTo(failed);
  }

  @Test
  void aFailedUpdateIsTriedAgainAndTheResourceStays() throws IOException {
    BridgeScript script =
        new BridgeScript(scratch, BridgeKind.AGENT_RUNTIME, "agent", Map.of("roleArn", "a"));
    ok(script.apply());
    String id = script.record("").path("id").asText();
    script.want(Map.of("roleArn", "b"));
    script.set("FAKE_STATUS", "update=UPDATE_FAILED");
    assertThat(script.apply().stderr()).contains("UPDATE_FAILED", "no such bucket");
    script.set("FAKE_STATUS", "");
    ok(script.apply());
    assertThat(script.record("").path("id").asText()).isEqualTo(id);
    assertThat(script.record("/state").path("version").asText()).isEqualTo("3");
  }

  @Test
  void whatSomebodyDeletedByHandIsMadeAgain() throws IOException {
    BridgeScript script = memory();
    ok(script.apply());
    String first = script.record("").path("id").asText();
    script.deleteByHand();
    script.want(Map.of("eventExpiryDuration", 60));
    ok(script.apply());
    assertThat(script.resources()).hasSize(1);
    assertThat(script.record("").path("id").asText()).isNotEqualTo(first);
    script.deleteByHand();
    ok(script.destroy());
    assertThat(script.hasRecords()).isFalse();
  }

  @Test
  void aForeignResourceOfTheSameNameIsNeitherTakenNorDeleted() throws IOException {
    BridgeScript script =
        new BridgeScript(scratch, BridgeKind.WORKLOAD_IDENTITY, "shared", Map.of());
    script.set("ACORE_PARAMETER", "/acore/other/dev/it");
    script.set("ACORE_TAGS", "{\"acore:owner\":\"/acore/other/dev/it\"}");
    ok(script.apply());
    script.want(Map.of());
    ProcessResult result = script.apply();
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.stderr()).contains("the name is taken", "acore:owner=/acore/other/dev/it");
    ok(script.destroy());
    assertThat(script.resources()).hasSize(1);
  }

  @Test
  void tagsFollowWithoutAnUpdateOfTheResource() throws IOException {
    BridgeScript script = new BridgeScript(scratch, BridgeKind.BROWSER, "browser", Map.of());
    script.want(Map.of(), Map.of("Owner", "team", "Old", "x"));
    ok(script.apply());
    script.want(Map.of(), Map.of("Owner", "other"));
    int before = script.calls().size();
    ok(script.apply());
    assertThat(script.callsAfter(before)).doesNotContain("create", "update");
    assertThat(Json.compact(script.resources().get(0).path("tags")))
        .isEqualTo("{\"Owner\":\"other\",\"acore:owner\":\"/acore/demo/dev/it\"}");
  }

  @Test
  void strategiesAreAddedModifiedAndDeletedByName() throws IOException {
    BridgeScript script = memory();
    script.want(Map.of("memoryStrategies", List.of(semantic("facts", "a"), semantic("old", "a"))));
    ok(script.apply());
    script.want(
        Map.of(
            "memoryStrategies",
            List.of(
                semantic("facts", "b"),
                semantic("new", "a"),
                Map.of("summaryMemoryStrategy", Map.of("name", "old")))));
    ok(script.apply());
    assertThat(Json.compact(script.resources().get(0).path("strategies")))
        .contains("\"name\":\"facts\"", "\"name\":\"new\"")
        .contains(
            "\"name\":\"old\",\"status\":\"ACTIVE\",\"strategyId\":\"old-0000000000\",\"type\":\"SUMMARIZATION\"");
    List<String> updates =
        script.state().path("calls").findParents("verb").stream()
            .filter(call -> call.path("verb").asText().equals("update"))
            .map(call -> Json.compact(call.at("/body/memoryStrategies")))
            .toList();
    assertThat(updates.get(0))
        .contains("{\"description\":\"b\",\"memoryStrategyId\":\"facts-0000000000\"}")
        .contains("\"deleteMemoryStrategies\":[{\"memoryStrategyId\":\"old-0000000000\"}]");
    assertThat(updates)
        .as("one of another type can only come after the old one is gone")
        .hasSize(2);
  }

  @Test
  void aChildIsFoundThroughItsParentsRecord() throws IOException {
    BridgeScript script =
        new BridgeScript(scratch, BridgeKind.GATEWAY_TARGET, "search", Map.of("description", "d"));
    script.run("apply", "2:after");
    assertThat(script.resources()).as("made, but never recorded").hasSize(1);
    ok(script.destroy());
    assertThat(script.resources()).isEmpty();
  }

  @Test
  void aUsersOwnKindWorksTheSameWay() throws IOException {
    BridgeKind guardrail = BridgeKind.custom("guardrail", BridgeKindTest.guardrail());
    BridgeScript script = new BridgeScript(scratch, guardrail, "demo", Map.of("a", 1));
    ok(script.apply());
    script.want(Map.of("a", 2));
    ok(script.apply());
    ok(script.destroy());
    assertThat(script.resources()).isEmpty();
  }

  private BridgeScript memory() throws IOException {
    return new BridgeScript(scratch, BridgeKind.MEMORY, "mem", Map.of("eventExpiryDuration", 30));
  }

  private static Map<String, Object> semantic(String name, String description) {
    return Map.of("semanticMemoryStrategy", Map.of("name", name, "description", description));
  }

  static String nameFor(BridgeKind kind) {
    if (kind.equals(BridgeKind.TOKEN_VAULT_KEY)) {
      return "default";
    }
    return kind.get(KindKey.NAME_NUMBER).isPresent() ? "10" : "it";
  }

  static void ok(ProcessResult result) {
    assertThat(result.exitCode()).as(result.stdout() + result.stderr()).isZero();
  }

  // Every shell, JSON and JMESPath metacharacter comes up; so do controls and other scripts.
  private static String wild(Random random, int round) {
    String alphabet = "'\"`$(){}[]\\|&;<>*?!#~%=^@, \n\t\re1éß漢🙂" + (char) 1 + (char) 31;
    int[] points = alphabet.codePoints().toArray();
    StringBuilder text = new StringBuilder(round % 5 == 0 ? "-$(touch /tmp/x)`id`${HOME}" : "");
    for (int i = 0; i < 1 + random.nextInt(20); i++) {
      text.appendCodePoint(points[random.nextInt(points.length)]);
    }
    return text + "z";
  }
}
