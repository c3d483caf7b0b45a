package io.acore.scaffold.adoption;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The acore.yaml of one agent, key by key. */
final class AgentBlock {
  private final Map<String, Object> document = new LinkedHashMap<>();
  private final Map<String, Object> runtime = new LinkedHashMap<>();

  AgentBlock(String name, String region) {
    document.put("agent_name", name);
    document.put("region", region);
    document.put("runtime_source_path", Adoption.SOURCE);
    document.put("enable_gateway", false);
    document.put("enable_code_interpreter", false);
    document.put("enable_memory", false);
  }

  void runtime(String key, Object value) {
    Yaml.put(runtime, key, value);
  }

  void entryPoint(String file) {
    if (!file.isEmpty() && !file.equals("runtime.py")) {
      runtime.put("entry_point", List.of(file));
    }
  }

  void vpc(List<?> subnets, List<?> securityGroups) {
    if (!subnets.isEmpty()) {
      runtime.put("network_mode", "VPC");
      runtime.put("vpc", Map.of("subnets", subnets, "security_groups", securityGroups));
    }
  }

  /**
   * Turns memory on.
   *
   * @param days nothing for the default
   * @param strategies in acore's words
   */
  void memory(String days, List<String> strategies) {
    document.put("enable_memory", true);
    Map<String, Object> memory = new LinkedHashMap<>();
    if (days.matches("[0-9]{1,3}")) {
      memory.put("event_expiry_days", Integer.valueOf(days));
    }
    Map<String, Object> kinds = new LinkedHashMap<>();
    strategies.forEach(type -> kinds.put(type, Map.of("type", type)));
    Yaml.put(memory, "strategies", kinds);
    Yaml.put(document, "memory", memory);
  }

  /** {@code PYTHON_3_12} as both tools write it. */
  void python(String version) {
    if (version.matches("PYTHON_3_[0-9]+")) {
      document.put(
          "packaging",
          Map.of("python_version", version.substring("PYTHON_".length()).replace('_', '.')));
    }
  }

  String text(String madeFrom) {
    Yaml.put(document, "runtime", runtime);
    return "# Made from " + madeFrom + " by `acore init`\n" + Yaml.write(document);
  }
}
