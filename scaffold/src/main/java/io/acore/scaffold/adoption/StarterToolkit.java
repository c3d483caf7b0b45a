package io.acore.scaffold.adoption;

import io.acore.scaffold.template.YamlFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** A {@code .bedrock_agentcore.yaml} of AWS's starter toolkit. */
record StarterToolkit(Path file, Optional<String> agent) {

  Adoption adopt() {
    String name = String.valueOf(file.getFileName());
    Map<String, Object> document = YamlFile.read(file);
    String chosen = choose(name, document);
    Object written = Yaml.at(document, "agents", chosen);
    List<String> notes = new ArrayList<>();
    String region = Yaml.text(written, "aws", "region");
    AgentBlock block = new AgentBlock(chosen, region.isEmpty() ? "us-east-1" : region);
    Path home = file.toAbsolutePath().resolveSibling("");
    String source = Yaml.text(written, "source_path");
    Path code = source.isEmpty() ? home : home.resolve(source).normalize();
    Path entry = home.resolve(Yaml.text(written, "entrypoint").replaceFirst(":[^/:]*$", ""));
    block.entryPoint(
        entry.startsWith(code)
            ? code.relativize(entry).toString()
            : String.valueOf(entry.getFileName()));
    runtime(written, block);
    memory(written, block);
    block.python(Yaml.text(written, "runtime_type"));
    notes(written, notes);
    Map<String, String> answers = new LinkedHashMap<>(Map.of("agent_name", chosen));
    if (!region.isEmpty()) {
      answers.put("region", region);
    } else {
      notes.add("the file names no region; `us-east-1` is taken unless `--region` says another");
    }
    boolean there = Files.isDirectory(code);
    if (!there) {
      notes.add("there is no folder `" + code + "` to take the code from; the template's is used");
    }
    return new Adoption(answers, block.text(name), Optional.of(code).filter(it -> there), notes);
  }

  private String choose(String name, Map<String, Object> document) {
    TreeSet<String> names = new TreeSet<>();
    Yaml.block(document, "agents").keySet().forEach(key -> names.add(String.valueOf(key)));
    if (names.isEmpty()) {
      throw AdoptionErrors.noAgents(name);
    }
    String wanted = agent.orElse(Yaml.text(document, "default_agent"));
    if (wanted.isEmpty()) {
      if (names.size() > 1) {
        throw AdoptionErrors.several(name, names);
      }
      return names.first();
    }
    if (!names.contains(wanted)) {
      throw AdoptionErrors.unknown(wanted, name, names);
    }
    return wanted;
  }

  private static void runtime(Object written, AgentBlock block) {
    Object aws = Yaml.at(written, "aws");
    if (!Yaml.text(aws, "execution_role_auto_create").equals("true")) {
      block.runtime("role_arn", Yaml.text(aws, "execution_role"));
    }
    block.runtime("protocol", Yaml.text(aws, "protocol_configuration", "server_protocol"));
    Object network = Yaml.at(aws, "network_configuration", "network_mode_config");
    block.vpc(Yaml.list(network, "subnets"), Yaml.list(network, "security_groups"));
    Object lifecycle = Yaml.at(aws, "lifecycle_configuration");
    block.runtime("idle_timeout_seconds", Yaml.at(lifecycle, "idle_runtime_session_timeout"));
    block.runtime("max_lifetime_seconds", Yaml.at(lifecycle, "max_lifetime"));
    Object jwt = Yaml.at(written, "authorizer_configuration", "customJWTAuthorizer");
    Map<String, Object> authorizer = new LinkedHashMap<>();
    Yaml.put(authorizer, "discovery_url", Yaml.text(jwt, "discoveryUrl"));
    Yaml.put(authorizer, "allowed_audience", Yaml.list(jwt, "allowedAudience"));
    Yaml.put(authorizer, "allowed_clients", Yaml.list(jwt, "allowedClients"));
    block.runtime("authorizer", authorizer);
    block.runtime(
        "request_header_allowlist",
        Yaml.list(written, "request_header_configuration", "requestHeaderAllowlist"));
  }

  private static void memory(Object written, AgentBlock block) {
    String mode = Yaml.text(written, "memory", "mode");
    if (!mode.isEmpty() && !mode.equals("NO_MEMORY")) {
      block.memory(
          Yaml.text(written, "memory", "event_expiry_days"),
          mode.equals("STM_AND_LTM")
              ? List.of("user_preference", "semantic", "summary")
              : List.of());
    }
  }

  private static void notes(Object written, List<String> notes) {
    for (Object provider : Yaml.list(written, "identity", "credential_providers")) {
      notes.add(
          "add the credential provider `" + Yaml.text(provider, "name") + "` under `identity:`");
    }
    if (!Yaml.text(written, "bedrock_agentcore", "agent_id").isEmpty()) {
      notes.add(
          "the runtime that the toolkit deployed stays as it is; `acore deploy` makes one of its own");
    }
    if (!Yaml.text(written, "memory", "memory_id").isEmpty()) {
      notes.add("the memory that the toolkit made stays as it is; `acore deploy` makes a new one");
    }
    if (Yaml.text(written, "deployment_type").equals("container")) {
      notes.add(
          "the agent was a container; acore packages its code as it is, without a Dockerfile");
    }
  }
}
