package io.acore.localcloud.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acore.base.Json;
import io.acore.base.Sha256;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One version of a function: all that is needed to run it.
 *
 * @param arn of the function, without a version
 * @param reserved how many may run at once, when that is set
 * @param events what happens with events that cannot be handled
 * @param digest of everything that a process is started with: another digest, another process
 */
public record FunctionSpec(
    String arn,
    String name,
    String version,
    String runtime,
    String handler,
    String roleArn,
    Map<String, String> variables,
    List<String> layers,
    String codeSha256,
    String architecture,
    Duration timeout,
    int memoryMegabytes,
    String logGroup,
    Optional<Integer> reserved,
    EventRules events,
    String digest) {

  private static final List<String> NOT_STARTED_WITH =
      List.of("LastModified", "RevisionId", "State", "LastUpdateStatus", "Description");

  public FunctionSpec {
    variables = Map.copyOf(variables);
    layers = List.copyOf(layers);
  }

  static FunctionSpec of(JsonNode function, Optional<Integer> reserved, JsonNode eventConfig) {
    JsonNode configuration = function.path("Configuration");
    Map<String, String> variables = new LinkedHashMap<>();
    configuration
        .at("/Environment/Variables")
        .properties()
        .forEach(entry -> variables.put(entry.getKey(), entry.getValue().asText()));
    List<String> layers = new ArrayList<>();
    configuration.path("Layers").forEach(layer -> layers.add(layer.path("Arn").asText()));
    String name = configuration.path("FunctionName").asText();
    String arn = configuration.path("FunctionArn").asText();
    return new FunctionSpec(
        arn.substring(0, arn.indexOf(":function:") + ":function:".length()) + name,
        name,
        configuration.path("Version").asText("$LATEST"),
        configuration.path("Runtime").asText(),
        configuration.path("Handler").asText(),
        configuration.path("Role").asText(),
        variables,
        layers,
        configuration.path("CodeSha256").asText(),
        configuration.at("/Architectures/0").asText("x86_64"),
        Duration.ofSeconds(configuration.path("Timeout").asInt(3)),
        configuration.path("MemorySize").asInt(128),
        configuration.at("/LoggingConfig/LogGroup").asText("/aws/lambda/" + name),
        reserved,
        EventRules.of(eventConfig, configuration.at("/DeadLetterConfig/TargetArn").asText("")),
        digest(configuration));
  }

  String region() {
    return arn.split(":")[3];
  }

  /** The version's own ARN, as code and errors name it. */
  public String versionArn() {
    return arn + ":" + version;
  }

  private static String digest(JsonNode configuration) {
    ObjectNode kept = configuration.deepCopy();
    kept.remove(NOT_STARTED_WITH);
    return Sha256.of(Json.compact(kept)).hex();
  }
}
