package io.acore.stacks.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.acore.stacks.lock.EmittedLock;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Knows every resource of a stack by address. */
public final class Catalogue {
  private static final String CREATE = "_create";
  private static final String CONFIG = "_config";
  private static final String STATE = "_state";

  private final Map<String, Item> owners = new TreeMap<>();
  private final Map<String, JsonNode> triggersOf = new TreeMap<>();
  private final Collection<String> addresses = new TreeSet<>();

  private Catalogue() {}

  /**
   * Reads what synth wrote.
   *
   * @param configuration of the stack
   * @param lock also knows what left
   */
  public static Catalogue of(String stack, JsonNode configuration, EmittedLock lock) {
    Catalogue catalogue = new Catalogue();
    lock.stacks()
        .getOrDefault(stack, Map.of())
        .forEach((name, emitted) -> catalogue.owner(name, emitted.kind(), name, name));
    for (Map.Entry<String, JsonNode> type : configuration.path("resource").properties()) {
      for (Map.Entry<String, JsonNode> resource : type.getValue().properties()) {
        catalogue.addresses.add(type.getKey() + "." + resource.getKey());
        JsonNode triggers =
            resource
                .getValue()
                .path(type.getKey().equals("null_resource") ? "triggers" : "triggers_replace");
        if (triggers.has("kind") && triggers.has("parameter")) {
          catalogue.triggersOf.put(resource.getKey(), triggers);
          catalogue.owner(
              resource.getKey(),
              triggers.path("kind").asText(),
              triggers.path("name").asText(),
              type.getKey() + "." + resource.getKey());
        }
      }
    }
    return catalogue;
  }

  private void owner(String key, String kind, String name, String address) {
    owners.put(key, new Item(Modules.of(key), kind, unescaped(name), address));
  }

  /**
   * What the resource at an address is; an address of one of the bridge's parts gives the whole.
   */
  public Item at(String address) {
    String bare = address.replaceFirst("\\[.*]$", "");
    String[] words = bare.split("\\.", -1);
    String name = words[words.length - 1];
    String type = words.length > 1 ? words[words.length - 2] : "";
    if (type.equals("null_resource") || type.equals("terraform_data")) {
      for (String suffix : new String[] {"", CREATE, CONFIG}) {
        Item owner = name.endsWith(suffix) ? owners.get(cut(name, suffix)) : null;
        if (owner != null) {
          return owner;
        }
      }
    }
    if (type.equals("aws_ssm_parameter") && bare.startsWith("data.")) {
      Item owner = owners.get(name);
      owner = owner == null && name.endsWith(STATE) ? owners.get(cut(name, STATE)) : owner;
      if (owner != null) {
        return owner;
      }
    }
    return new Item(Modules.of(name), type.replaceFirst("^aws_", "").replace('_', ' '), name, bare);
  }

  /** Which part of a bridged resource an address is; {@link Part#WHOLE} for all others. */
  Part part(String address) {
    Item item = at(address);
    String bare = address.replaceFirst("\\[.*]$", "");
    if (item.address().equals(bare) || !owners.containsValue(item)) {
      return Part.WHOLE;
    }
    if (bare.startsWith("data.")) {
      return Part.RECORD;
    }
    if (bare.endsWith(CREATE)) {
      return Part.CREATE;
    }
    return bare.endsWith(CONFIG) ? Part.CONFIG : Part.WHOLE;
  }

  /**
   * Everything of the bridge that the stack has or once had.
   *
   * @param parameterPath of the stack's records
   * @param region of what is no longer in the configuration
   */
  public Collection<Bridged> bridged(String parameterPath, String region) {
    Map<String, Bridged> all = new TreeMap<>();
    owners.forEach(
        (key, item) -> {
          JsonNode triggers = triggersOf.getOrDefault(key, MissingNode.getInstance());
          all.put(
              key,
              new Bridged(
                  item.kind(),
                  item.name(),
                  triggers.path("parameter").asText(parameterPath + "/" + key),
                  triggers.path("region").asText(region),
                  triggers.path("parents").asText("")));
        });
    return all.values();
  }

  /** Addresses that make up a module, for {@code --only}. */
  public Collection<String> addressesOf(String module) {
    return addresses.stream().filter(address -> at(address).module().equals(module)).toList();
  }

  /** The modules that this stack has something of. */
  public Collection<String> modules() {
    TreeSet<String> modules = new TreeSet<>();
    addresses.forEach(address -> modules.add(at(address).module()));
    return modules;
  }

  private static String cut(String name, String suffix) {
    return name.substring(0, name.length() - suffix.length());
  }

  // A name is text for Terraform, where `$${` stands for `${`.
  private static String unescaped(String name) {
    return name.replace("$${", "${").replace("%%{", "%{");
  }

  /**
   * What the bridge's script needs to know of a resource.
   *
   * @param parameter the SSM parameter of its record
   * @param parents lines that say what it lives in
   */
  public record Bridged(String kind, String name, String parameter, String region, String parents) {

    /** For a sentence. */
    public String words() {
      return (kind.isEmpty() ? "record" : kind) + " `" + name + "`";
    }
  }

  /** The parts of a bridged resource. */
  enum Part {
    WHOLE,
    CREATE,
    CONFIG,
    RECORD
  }
}
