package io.acore.scaffold.adoption;

import io.acore.scaffold.template.YamlFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * An {@code agentcore.json} of AWS's {@code @aws/agentcore}; its regions stand in a file beside it.
 */
record AgentCoreCli(Path file, Optional<String> agent) {
  private static final Set<String> UNDERSTOOD =
      Set.of("$schema", "name", "version", "managedBy", "tags", "agents", "runtimes", "memories");
  private static final Map<String, String> STRATEGIES =
      Map.of(
          "SEMANTIC", "semantic",
          "SUMMARIZATION", "summary",
          "USER_PREFERENCE", "user_preference",
          "EPISODIC", "episodic");

  Adoption adopt() {
    String name = String.valueOf(file.getFileName());
    Map<String, Object> document = YamlFile.read(file);
    Object written = choose(name, document);
    List<String> notes = new ArrayList<>();
    String agentName = Yaml.text(written, "name");
    Optional<String> region = region();
    if (region.isEmpty()) {
      notes.add("there is no `aws-targets.json` with a region; `us-east-1` is taken");
    }
    AgentBlock block = new AgentBlock(agentName, region.orElse("us-east-1"));
    block.entryPoint(Yaml.text(written, "entrypoint").replaceFirst(":.*$", ""));
    block.python(Yaml.text(written, "runtimeVersion"));
    block.runtime("protocol", Yaml.text(written, "protocol"));
    Object network = Yaml.at(written, "networkConfig");
    block.vpc(Yaml.list(network, "subnets"), Yaml.list(network, "securityGroups"));
    Map<String, Object> variables = new LinkedHashMap<>();
    for (Object variable : Yaml.list(written, "envVars")) {
      variables.put(Yaml.text(variable, "name"), Yaml.text(variable, "value"));
    }
    block.runtime("environment_variables", variables);
    memories(document, block, notes);
    if (Yaml.text(written, "build").equals("Container")) {
      notes.add(
          "the agent was a container; acore packages its code as it is, without a Dockerfile");
    }
    document.forEach(
        (key, value) -> {
          if (!UNDERSTOOD.contains(key) && value instanceof List<?> list && !list.isEmpty()) {
            notes.add("`" + key + "` is not brought over (" + list.size() + "); add it by hand");
          }
        });
    Map<String, String> answers = new LinkedHashMap<>(Map.of("agent_name", agentName));
    region.ifPresent(it -> answers.put("region", it));
    return new Adoption(
        answers, block.text(name), code(Yaml.text(written, "codeLocation"), notes), notes);
  }

  private Object choose(String name, Map<String, Object> document) {
    Map<String, Object> agents = new LinkedHashMap<>();
    for (String key : List.of("agents", "runtimes")) {
      for (Object each : Yaml.list(document, key)) {
        agents.put(Yaml.text(each, "name"), each);
      }
    }
    if (agents.isEmpty()) {
      throw AdoptionErrors.noAgents(name);
    }
    if (agent.isPresent()) {
      Object wanted = agents.get(agent.get());
      if (wanted == null) {
        throw AdoptionErrors.unknown(agent.get(), name, agents.keySet());
      }
      return wanted;
    }
    if (agents.size() > 1) {
      throw AdoptionErrors.several(name, agents.keySet());
    }
    return agents.values().iterator().next();
  }

  private static void memories(Map<String, Object> document, AgentBlock block, List<String> notes) {
    List<?> memories = Yaml.list(document, "memories");
    if (memories.isEmpty()) {
      return;
    }
    List<String> strategies = new ArrayList<>();
    for (Object strategy : Yaml.list(memories.get(0), "strategies")) {
      String type = Yaml.text(strategy, "type");
      if (STRATEGIES.containsKey(type)) {
        strategies.add(STRATEGIES.get(type));
      } else {
        notes.add("the memory strategy `" + type + "` is not brought over; add it by hand");
      }
    }
    block.memory(Yaml.text(memories.get(0), "eventExpiryDuration"), strategies);
    if (memories.size() > 1) {
      notes.add("of " + memories.size() + " memories the first is brought over; an agent has one");
    }
  }

  // Paths count from the folder above `agentcore/`, where the project begins.
  private Optional<Path> code(String location, List<String> notes) {
    Path folder = file.toAbsolutePath().getParent();
    for (Path home = folder; home != null && !location.isEmpty(); home = home.getParent()) {
      Path code = home.resolve(location).normalize();
      if (code.startsWith(home) && Files.isDirectory(code)) {
        return Optional.of(code);
      }
      if (!home.equals(folder)) {
        break;
      }
    }
    notes.add(
        "there is no folder `" + location + "` to take the code from; the template's is used");
    return Optional.empty();
  }

  private Optional<String> region() {
    Path targets = file.resolveSibling("aws-targets.json");
    if (!Files.isRegularFile(targets)) {
      return Optional.empty();
    }
    try {
      Object list =
          new Load(LoadSettings.builder().build()).loadFromString(Files.readString(targets));
      return Yaml.list(Map.of("targets", list == null ? "" : list), "targets").stream()
          .map(target -> Yaml.text(target, "region"))
          .filter(region -> !region.isEmpty())
          .findFirst();
    } catch (java.io.IOException | YamlEngineException e) {
      return Optional.empty();
    }
  }
}
