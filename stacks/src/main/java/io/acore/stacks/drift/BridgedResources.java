package io.acore.stacks.drift;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.acore.constructs.bridge.BridgeFiles;
import io.acore.constructs.bridge.BridgeKind;
import io.acore.stacks.terraform.StackHome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The bridged resources of one stack: those that the configuration has, those that Terraform's
 * state has, or both.
 *
 * @param all by key
 * @param members the names of the members of each input, by key
 */
record BridgedResources(Map<String, Bridged> all, Map<String, List<String>> members) {
  private static final List<String> TYPES = List.of("null_resource", "terraform_data");

  BridgedResources {
    all = Collections.unmodifiableMap(new TreeMap<>(all));
    members = Collections.unmodifiableMap(new TreeMap<>(members));
  }

  /**
   * @param state what {@code terraform state pull} gives; missing when nothing is deployed
   */
  static BridgedResources of(StackHome home, JsonNode state) {
    JsonNode configuration = home.configuration();
    Map<String, BridgeKind> kinds = kinds(home.folder().resolve("bridge"));
    Map<String, JsonNode> owners = owners(state);
    Map<String, Bridged> all = new TreeMap<>();
    Map<String, List<String>> members = new TreeMap<>();
    for (String type : TYPES) {
      for (Map.Entry<String, JsonNode> entry : configuration.at("/resource/" + type).properties()) {
        String key = entry.getKey();
        JsonNode triggers = triggers(entry.getValue());
        if (triggers.has("kind") && triggers.has("parameter")) {
          JsonNode config = configuration.path("resource").path(type).path(key + "_config");
          put(all, kinds, type, key, triggers, owners.get(key), fixed(config));
          List<String> names = new ArrayList<>();
          configuration.at("/locals/" + key + "_input").fieldNames().forEachRemaining(names::add);
          members.put(key, names);
        }
      }
    }
    owners.forEach(
        (key, triggers) -> {
          if (!all.containsKey(key)) {
            String type = triggers.path("#type").asText("terraform_data");
            put(all, kinds, type, key, triggers, triggers, Map.of());
          }
        });
    return new BridgedResources(all, members);
  }

  /** The kinds that occur. */
  Collection<BridgeKind> kinds() {
    Map<String, BridgeKind> kinds = new TreeMap<>();
    all.values().forEach(it -> kinds.put(it.kind().name(), it.kind()));
    return kinds.values();
  }

  private static void put(
      Map<String, Bridged> all,
      Map<String, BridgeKind> kinds,
      String type,
      String key,
      JsonNode configured,
      @org.jspecify.annotations.Nullable JsonNode deployed,
      Map<String, String> fixed) {
    JsonNode triggers = deployed == null ? configured : deployed;
    BridgeKind kind = kinds.get(triggers.path("kind").asText());
    if (kind != null) {
      all.put(
          key,
          new Bridged(
              key,
              type,
              kind,
              plain(triggers, "name", deployed == null),
              plain(triggers, "region", deployed == null),
              plain(triggers, "parents", deployed == null),
              fixed,
              deployed != null));
    }
  }

  // In the configuration a text has Terraform's escapes; in the state it has not.
  private static String plain(JsonNode triggers, String member, boolean escaped) {
    String text = triggers.path(member).asText("");
    return escaped ? unescaped(text) : text;
  }

  private static String unescaped(String text) {
    return text.replace("$${", "${").replace("%%{", "%{");
  }

  private static Map<String, String> fixed(JsonNode config) {
    JsonNode provisioner = config.path("provisioner");
    JsonNode exec = (provisioner.isArray() ? provisioner.path(0) : provisioner).path("local-exec");
    JsonNode variables = (exec.isArray() ? exec.path(0) : exec).path("environment");
    Map<String, String> fixed = new TreeMap<>();
    for (Map.Entry<String, JsonNode> variable : variables.properties()) {
      String text = variable.getValue().asText();
      if (!text.replace("$${", "").contains("${")) {
        fixed.put(variable.getKey(), unescaped(text));
      }
    }
    return fixed;
  }

  private static Map<String, JsonNode> owners(JsonNode state) {
    Map<String, JsonNode> owners = new TreeMap<>();
    for (JsonNode resource : state.path("resources")) {
      String type = resource.path("type").asText();
      if (TYPES.contains(type)) {
        JsonNode triggers = triggers(resource.path("instances").path(0).path("attributes"));
        if (triggers.has("kind") && triggers.has("parameter")) {
          com.fasterxml.jackson.databind.node.ObjectNode copy = triggers.deepCopy();
          owners.put(resource.path("name").asText(), copy.put("#type", type));
        }
      }
    }
    return owners;
  }

  /** The triggers of another part of a resource; missing when it failed or was never there. */
  static JsonNode triggersOf(JsonNode state, String type, String name) {
    for (JsonNode resource : state.path("resources")) {
      if (resource.path("type").asText().equals(type)
          && resource.path("name").asText().equals(name)) {
        JsonNode instance = resource.path("instances").path(0);
        return instance.path("status").asText().equals("tainted")
            ? MissingNode.getInstance()
            : triggers(instance.path("attributes"));
      }
    }
    return MissingNode.getInstance();
  }

  // `terraform_data` keeps them with their type in the state, and plainly in the configuration.
  private static JsonNode triggers(JsonNode attributes) {
    JsonNode replace = attributes.path("triggers_replace");
    if (replace.path("value").isObject()) {
      return replace.path("value");
    }
    return replace.isObject() ? replace : attributes.path("triggers");
  }

  private static Map<String, BridgeKind> kinds(Path bridge) {
    try {
      return Files.exists(bridge.resolve(BridgeFiles.TABLE)) ? BridgeFiles.read(bridge) : Map.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
