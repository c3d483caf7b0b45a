package io.acore.constructs.bridge;

import com.fasterxml.jackson.databind.JsonNode;
import io.acore.base.Environment;
import io.acore.base.FileTrees;
import io.acore.base.Json;
import io.acore.base.ProcessRequest;
import io.acore.base.ProcessResult;
import io.acore.base.Sha256;
import io.acore.base.SystemProcessRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The script with an {@code aws} that keeps its state in a file; one resource of one kind. */
final class BridgeScript {
  static final String PARENT = "parent-0000000000";

  private final SystemProcessRunner runner = new SystemProcessRunner(Environment.system());
  private final Path bridge;
  private final Path bin;
  private final Path state;
  private final Path temporary;
  private final BridgeKind kind;
  private final Map<String, String> variables = new LinkedHashMap<>();
  private String shell = "sh";

  BridgeScript(Path scratch, BridgeKind kind, String name, Map<String, ?> content)
      throws IOException {
    this.kind = kind;
    bridge = scratch.resolve("it's a \"folder\" $HOME/bridge");
    bin = scratch.resolve("bin");
    state = scratch.resolve("state.json");
    temporary = Files.createDirectories(scratch.resolve("tmp folder"));
    BridgeFiles.write(bridge, List.of(kind));
    Path fake = Path.of("src/test/resources/bridge/fake_aws.py").toAbsolutePath();
    FileTrees.write(
        bin.resolve("aws"), "#!/bin/sh\nexec '" + python() + "' -I '" + fake + "' \"$@\"\n");
    bin.resolve("aws").toFile().setExecutable(true);
    variables.put("ACORE_NAME", name);
    reset();
    want(content);
  }

  // The interpreter itself: a version manager's shim in front of it takes twice as long.
  private String python() {
    return runner
        .run(ProcessRequest.of("python3", "-c", "import sys; print(sys.executable)"))
        .stdout()
        .strip();
  }

  BridgeScript with(String shell) {
    this.shell = shell;
    return this;
  }

  /** Forgets everything; a child's parent is there again. */
  void reset() throws IOException {
    Map<String, Object> parent =
        Map.of(
            "kind",
            "gateway",
            "id",
            PARENT,
            "name",
            "parent",
            "parents",
            Map.of(),
            "arn",
            "arn:p",
            "tags",
            Map.of(),
            "status",
            "READY",
            "version",
            1,
            "strategies",
            List.of());
    Map<String, Object> fresh = new LinkedHashMap<>();
    fresh.put("calls", List.of());
    fresh.put("resources", kind.parents().isEmpty() ? List.of() : List.of(parent));
    fresh.put("parameters", Map.of("/acore/demo/dev/parent", "{\"id\":\"" + PARENT + "\"}"));
    fresh.put("tokens", Map.of());
    fresh.put("next", 1);
    fresh.put("failed", Map.of());
    fresh.put(
        "secrets", Map.of("/demo/secret", "from ssm", "demo", "it's \"from\"\nthe \\ manager"));
    FileTrees.write(state, Json.compact(fresh));
  }

  /** What the next apply is to make of it; tags are those of the stack. */
  void want(Map<String, ?> content) {
    want(content, Map.of("Owner", "team"));
  }

  void want(Map<String, ?> content, Map<String, String> tags) {
    String parameter = "/acore/demo/dev/it";
    Map<String, Object> members = new LinkedHashMap<>(content);
    members.put(kind.required(KindKey.NAME), sent());
    kind.parents().forEach(member -> members.put(member, PARENT));
    BridgeInput input = BridgeInput.of(kind, members);
    BridgeTags all = BridgeTags.of(kind, tags, parameter);
    String parents = kind.parents().isEmpty() ? "" : kind.parents().get(0) + "=";
    variables.put("ACORE_KIND", kind.name());
    variables.put("ACORE_REGION", "eu-west-1");
    variables.put("ACORE_STORE", "eu-west-1");
    variables.put("ACORE_PARAMETER", parameter);
    variables.put("ACORE_PARENTS", parents.isEmpty() ? "" : parents + "@/acore/demo/dev/parent");
    variables.put("ACORE_PARENT_IDS", parents.isEmpty() ? "" : parents + PARENT);
    variables.put("ACORE_INPUT", Json.compact(input.create()));
    variables.put("ACORE_UPDATE", Json.compact(input.update()));
    variables.put("ACORE_HASH", Sha256.of(Json.compact(input.content())).hex());
    variables.put("ACORE_TOKEN", Sha256.of("owner" + Json.compact(input.content())).hex());
    variables.put("ACORE_TAGS", all.json());
    variables.put("ACORE_TAG_KEYS", all.keys());
    variables.put("ACORE_TAGS_HASH", all.hash());
    variables.put("ACORE_RECORD_TAGS", all.record());
    List<String> delta = new ArrayList<>();
    for (Map<String, Object> element : input.delta()) {
      delta.add(
          element.get("name")
              + "\t"
              + element.get("type")
              + "\t"
              + Json.compact(element.getOrDefault("add", ""))
              + "\t"
              + Json.compact(element.getOrDefault("modify", "")));
    }
    variables.put("ACORE_DELTA", String.join("\n", delta));
    variables.put("ACORE_FOLLOW_UP", input.followUp() ? "yes" : "no");
    variables.put("ACORE_POLL_SECONDS", "0.01");
    variables.put("ACORE_RETRY_SECONDS", "3");
    variables.put("ACORE_WAIT_SECONDS", "5");
    variables.put("TMPDIR", temporary.toString());
    variables.put("FAKE_STATE", state.toString());
    variables.put("FAKE_KINDS", bridge.resolve("kinds.conf").toString());
  }

  private Object sent() {
    String name = variables.getOrDefault("ACORE_NAME", "");
    return kind.get(KindKey.NAME_NUMBER).isPresent() ? Integer.valueOf(name) : name;
  }

  BridgeScript set(String name, String value) {
    variables.put(name, value);
    return this;
  }

  void file(String path, String text) throws IOException {
    FileTrees.write(bridge.resolve(path), text);
  }

  ProcessResult apply() {
    return run("apply", "");
  }

  ProcessResult settle() {
    return run("settle", "");
  }

  ProcessResult destroy() {
    return run("destroy", "");
  }

  /** As if that much time had passed since the last apply. */
  void age(Duration time) throws IOException {
    Instant then = Instant.now().minus(time);
    try (Stream<Path> marks = Files.list(bridge.resolveSibling(".terraform").resolve("acore"))) {
      for (Path mark : marks.toList()) {
        Files.setLastModifiedTime(mark, FileTime.from(then));
      }
    }
  }

  /**
   * Runs it; {@code 3:after} kills it all once its third call of {@code aws} has had its effect.
   */
  ProcessResult run(String command, String death) {
    Map<String, String> all = new LinkedHashMap<>(variables);
    all.put("PATH", bin + ":" + System.getenv("PATH"));
    if (!death.isEmpty()) {
      String[] parts = death.split(":");
      all.put("FAKE_DIE", calls().size() + Integer.parseInt(parts[0]) + ":" + parts[1]);
    }
    return runner.run(
        ProcessRequest.of(shell, bridge.resolve("bridge.sh").toString(), command)
            .with(all)
            .within(Duration.ofMinutes(1)));
  }

  JsonNode state() {
    try {
      return Json.read(state);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The verbs of all calls so far: create, get, put_parameter, … */
  List<String> calls() {
    List<String> verbs = new ArrayList<>();
    state().path("calls").forEach(call -> verbs.add(call.path("verb").asText()));
    return verbs;
  }

  /** Those since there were so many. */
  List<String> callsAfter(int before) {
    return calls().subList(before, calls().size());
  }

  List<JsonNode> resources() {
    List<JsonNode> found = new ArrayList<>();
    for (JsonNode resource : state().path("resources")) {
      if (resource.path("kind").asText().equals(kind.name())) {
        found.add(resource);
      }
    }
    return found;
  }

  /** The record of the resource, or an empty object. */
  JsonNode record(String suffix) {
    String text = state().path("parameters").path("/acore/demo/dev/it" + suffix).asText();
    return Json.parse(text.isEmpty() ? "{}" : text);
  }

  boolean hasRecords() {
    return state().path("parameters").size() > 1;
  }

  boolean leavesTemporaryFiles() throws IOException {
    try (var files = Files.list(temporary)) {
      return files.findAny().isPresent();
    }
  }

  /** The whole cloud, to go on from the same place more than once. */
  String snapshot() {
    return Json.compact(state());
  }

  void restore(String snapshot) throws IOException {
    FileTrees.write(state, snapshot);
  }

  /** As somebody would in the console: the records stay. */
  void deleteByHand() throws IOException {
    com.fasterxml.jackson.databind.node.ObjectNode changed =
        (com.fasterxml.jackson.databind.node.ObjectNode) state();
    changed.putArray("resources");
    FileTrees.write(state, Json.compact(changed));
  }
}
