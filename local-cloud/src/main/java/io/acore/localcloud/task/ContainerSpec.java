package io.acore.localcloud.task;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is run of one container: its command and its variables, with those of the call before its
 * own.
 */
record ContainerSpec(
    String name,
    List<String> command,
    Map<String, String> variables,
    String logGroup,
    String prefix) {
  ContainerSpec {
    command = List.copyOf(command);
    variables = Map.copyOf(variables);
  }

  static ContainerSpec of(JsonNode container, JsonNode overrides, String family) {
    String name = container.path("name").asText();
    List<String> command = new ArrayList<>();
    container.path("entryPoint").forEach(word -> command.add(word.asText()));
    List<String> arguments = words(container.path("command"));
    Map<String, String> variables = new TreeMap<>();
    put(variables, container.path("environment"));
    for (JsonNode override : overrides.path("containerOverrides")) {
      if (override.path("name").asText().equals(name)) {
        put(variables, override.path("environment"));
        arguments = override.has("command") ? words(override.path("command")) : arguments;
      }
    }
    command.addAll(arguments);
    JsonNode log = container.at("/logConfiguration/options");
    return new ContainerSpec(
        name,
        command,
        variables,
        log.path("awslogs-group").asText("/ecs/" + family),
        log.path("awslogs-stream-prefix").asText("ecs"));
  }

  private static List<String> words(JsonNode list) {
    List<String> words = new ArrayList<>();
    list.forEach(word -> words.add(word.asText()));
    return words;
  }

  private static void put(Map<String, String> variables, JsonNode pairs) {
    pairs.forEach(pair -> variables.put(pair.path("name").asText(), pair.path("value").asText()));
  }
}
