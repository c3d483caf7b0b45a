package io.acore.stacks.agent;

import io.acore.base.Suggestions;
import io.acore.constructs.bridge.BridgeKind;
import io.acore.constructs.bridge.BridgedResource;
import io.acore.constructs.terraform.Expression;
import io.acore.stacks.config.Section;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import software.constructs.Construct;

/** The blocks {@code bridge.kinds} and {@code bridge.resources}: whatever the AWS CLI manages. */
public final class BridgeModule {
  private final AgentContext context;
  private final Map<String, Section> entries;
  private final Map<String, BridgeKind> kinds = new TreeMap<>();
  private final Map<String, BridgedResource> made;
  private final Map<String, BridgedResource> own = new TreeMap<>();
  private final Set<String> underWay = new LinkedHashSet<>();

  private BridgeModule(AgentContext context, Map<String, BridgedResource> parts) {
    this.context = context;
    this.made = new TreeMap<>(parts);
    Section bridge = context.config().root().section("bridge");
    this.entries = bridge.entries("resources");
    BridgeKind.all().forEach(kind -> kinds.put(kind.name(), kind));
    bridge
        .entries("kinds")
        .forEach(
            (name, section) ->
                kinds.put(
                    name,
                    Blocks.placed(section, () -> BridgeKind.custom(name, definition(section)))));
  }

  /**
   * Builds them, parents first.
   *
   * @param parts what an entry can live in besides other entries, by the words of the schema
   * @return the entries' resources
   */
  public static Map<String, BridgedResource> build(
      AgentContext context, Map<String, BridgedResource> parts) {
    BridgeModule module = new BridgeModule(context, parts);
    for (String name : module.entries.keySet()) {
      if (!module.own.containsKey(name)) {
        module.make(name);
      }
    }
    return Map.copyOf(module.own);
  }

  private BridgedResource make(String name) {
    Section entry = entry(name);
    if (!underWay.add(name)) {
      throw entry.error(
          "parents",
          "`" + String.join("` lives in `", underWay) + "` lives in `" + name + "`",
          "one of them has to be there first",
          "take one of the parents out");
    }
    BridgedResource resource = resource(name, entry);
    made.put(name, resource);
    own.put(name, resource);
    context.stack().output("bridged_" + name + "_id", resource.id());
    underWay.remove(name);
    return resource;
  }

  private BridgedResource resource(String name, Section entry) {
    BridgeKind kind = kind(entry);
    BridgedResource.Builder builder =
        BridgedResource.builder(new Construct(context.stack(), "bridged_" + name), kind)
            .name(Expression.literal(entry.optionalText("name").orElse(name)));
    Map<String, Object> input = new TreeMap<>();
    ((Map<?, ?>) entry.json("input")).forEach((key, value) -> input.put(key.toString(), value));
    builder.input(input);
    entry.map("secrets").forEach(builder::secret);
    entry.optionalText("region").map(Expression::literal).ifPresent(builder::region);
    Map<String, String> parents = entry.map("parents");
    parents.forEach((member, parent) -> builder.parent(member, parent(entry, parent)));
    for (String member : kind.parents()) {
      if (!parents.containsKey(member) && !input.containsKey(member)) {
        throw entry.error(
            "`" + name + "` does not say what it lives in",
            "a `" + kind.name() + "` takes the id of another resource in `" + member + "`",
            "add `parents: {" + member + ": …}`, or the id itself to `input`");
      }
    }
    return Blocks.placed(entry, builder::build);
  }

  private BridgedResource parent(Section entry, String name) {
    BridgedResource there = made.get(name);
    if (there != null) {
      return there;
    }
    if (entries.containsKey(name)) {
      return make(name);
    }
    Set<String> known = new LinkedHashSet<>(made.keySet());
    known.addAll(entries.keySet());
    throw entry.error(
        "parents",
        "there is no `" + name + "` to live in",
        "what there is: " + String.join(", ", known),
        Suggestions.didYouMean(name, known).orElse("name one of those, or switch it on"));
  }

  private BridgeKind kind(Section entry) {
    String name = entry.text("kind");
    return Optional.ofNullable(kinds.get(name))
        .orElseThrow(
            () ->
                entry.error(
                    "kind",
                    "there is no kind `" + name + "`",
                    "it is neither in `bridge.kinds` nor one of acore's own: "
                        + String.join(", ", kinds.keySet()),
                    Suggestions.didYouMean(name, kinds.keySet())
                        .orElse("describe it under `bridge.kinds`")));
  }

  private Section entry(String name) {
    Section entry = entries.get(name);
    if (entry == null) {
      throw new IllegalStateException(name);
    }
    return entry;
  }

  // YAML reads an unquoted true where the table says yes.
  private static Map<String, String> definition(Section section) {
    Map<String, String> definition = new TreeMap<>();
    section.json().forEach((key, value) -> definition.put(key, String.valueOf(value)));
    definition.replaceAll((key, value) -> value.equals("true") ? "yes" : value);
    return definition;
  }
}
