package io.acore.localcloud.console;

import com.fasterxml.jackson.databind.JsonNode;
import io.acore.base.Json;
import io.acore.localcloud.fault.Fault;
import io.acore.localcloud.fault.Faults;
import io.acore.localcloud.http.Administration;
import io.acore.localcloud.operation.Handler;
import io.acore.localcloud.operation.Resources;
import io.acore.localcloud.runtime.AwsCalls;
import io.acore.localcloud.runtime.AwsFailure;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What the page asks for; everything else about it is in the browser. */
public final class ConsoleCommands {
  private static final List<String> KINDS =
      List.of(
          "agent-runtime",
          "runtime-endpoint",
          "gateway",
          "gateway-target",
          "memory",
          "code-interpreter",
          "browser",
          "workload-identity",
          "api-key-credential-provider",
          "oauth2-credential-provider",
          "policy-engine",
          "policy",
          "evaluator",
          "online-evaluation",
          "harness",
          "registry",
          "payment-manager");
  private static final int LOG_LINES = 200;
  private static final String LOG_GROUP = "/aws/bedrock-agentcore/runtimes/";

  private final Resources resources;
  private final Sessions sessions;
  private final Recorder recorder;
  private final Faults faults;
  private final MemoryBrowser memory;
  private final AwsCalls aws;
  private final Queues queues;
  private final GatewayTools tools = new GatewayTools();
  private final String account;

  public ConsoleCommands(
      Resources resources,
      Sessions sessions,
      Map<String, Handler> memory,
      Recorder recorder,
      Faults faults,
      AwsCalls aws,
      String account,
      Clock clock) {
    this.resources = resources;
    this.sessions = sessions;
    this.recorder = recorder;
    this.faults = faults;
    this.memory = new MemoryBrowser(memory, account, clock);
    this.aws = aws;
    this.queues = new Queues(aws);
    this.account = account;
  }

  public Map<String, Administration.Command> all() {
    return Map.of(
        "console-state", input -> state(),
        "console-calls", input -> recorder.calls(),
        "console-queues", input -> queues.depths(regions()),
        "console-memory", memory::ask,
        "console-logs", this::logs,
        "console-tools", input -> gateway(input, "tools/list", Json.parse("{}")),
        "console-tool",
            input ->
                gateway(
                    input,
                    "tools/call",
                    Json.tree(
                        Map.of(
                            "name", input.path("tool").asText(),
                            "arguments", input.path("arguments")))));
  }

  private Map<String, Object> state() {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (String kind : KINDS) {
      for (JsonNode resource : resources.list(kind)) {
        rows.add(row(kind, resource));
      }
    }
    return Map.of(
        "account",
        account,
        "resources",
        rows,
        "sessions",
        sessions.rows(),
        "faults",
        faults.list().stream().map(Fault::json).toList());
  }

  private static Map<String, Object> row(String kind, JsonNode resource) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("kind", kind);
    row.put("id", resource.path("resourceId").asText());
    row.put("parent", resource.path("parent").asText());
    row.put("region", resource.path("region").asText());
    row.put("status", resource.path("status").asText("READY"));
    row.put("reason", resource.path("failureReason").asText());
    row.put("authorizer", resource.path("authorizerType").asText());
    return row;
  }

  private Object logs(JsonNode input) {
    String group =
        LOG_GROUP + input.path("runtimeId").asText() + "-" + input.path("endpoint").asText();
    List<String> lines = new ArrayList<>();
    try {
      JsonNode events =
          aws.json(
              "logs",
              input.path("region").asText(),
              "Logs_20140328.FilterLogEvents",
              Map.of("logGroupName", group));
      events.path("events").forEach(it -> lines.add(it.path("message").asText()));
    } catch (AwsFailure | IOException e) {
      return Map.of("group", group, "lines", List.of(), "message", String.valueOf(e.getMessage()));
    }
    List<String> last = lines.subList(Math.max(0, lines.size() - LOG_LINES), lines.size());
    return Map.of("group", group, "lines", last);
  }

  private JsonNode gateway(JsonNode input, String method, JsonNode parameters) {
    return resources.list("gateway").stream()
        .filter(it -> it.path("resourceId").equals(input.path("gatewayId")))
        .findFirst()
        .map(it -> tools.ask(it, method, parameters, input.path("token").asText()))
        .orElseGet(() -> Json.tree(Map.of("error", Map.of("message", "no such gateway"))));
  }

  private Set<String> regions() {
    Set<String> regions = new TreeSet<>(Set.of("us-east-1"));
    for (String kind : KINDS) {
      resources.list(kind).forEach(it -> regions.add(it.path("region").asText()));
    }
    regions.remove("");
    return regions;
  }
}
