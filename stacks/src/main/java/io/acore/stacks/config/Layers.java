package io.acore.stacks.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lays one layer of values over another: blocks are merged, everything else is replaced. */
final class Layers {
  private Layers() {}

  static Item.Block over(Item.Block below, Item.Block above) {
    Map<String, Item.Entry> merged = new LinkedHashMap<>(below.entries());
    above
        .entries()
        .forEach(
            (key, entry) ->
                merged.merge(
                    key,
                    entry,
                    (old, fresh) ->
                        old.item() instanceof Item.Block left
                                && fresh.item() instanceof Item.Block right
                            ? new Item.Entry(old.key(), over(left, right))
                            : fresh));
    return new Item.Block(merged, below.source());
  }

  /** The same values, known to come from an environment's overrides. */
  static Item in(String environment, Item item) {
    Source source = item.source().in(environment);
    if (item instanceof Item.Scalar scalar) {
      return new Item.Scalar(scalar.value(), scalar.written(), scalar.quoted(), source);
    }
    if (item instanceof Item.Items items) {
      List<Item> moved = items.items().stream().map(each -> in(environment, each)).toList();
      return new Item.Items(moved, source);
    }
    if (item instanceof Item.Block block) {
      Map<String, Item.Entry> moved = new LinkedHashMap<>();
      block
          .entries()
          .forEach(
              (key, entry) ->
                  moved.put(
                      key,
                      new Item.Entry(entry.key().in(environment), in(environment, entry.item()))));
      return new Item.Block(moved, source);
    }
    return item;
  }

  /** What the environment `local` is, before the user says anything about it. */
  static Item.Block builtIn(String environment, LocalMachine machine) {
    Source source = Source.builtIn(environment);
    if (!environment.equals(ConfigLoader.LOCAL)) {
      return Item.Block.empty(source);
    }
    Item.Block local =
        block(
            source,
            "bridge",
            block(source, "resource", Item.Scalar.of("terraform_data", source)),
            "backend",
            block(source, "type", Item.Scalar.of("local", source)),
            // Nobody's provider knows an address of this machine; the local cloud has its own.
            "bff",
            block(source, "issuers", new Item.Items(List.of(), source)));
    return machine.architecture().isEmpty() ? local : over(local, on(machine, source));
  }

  // What is built runs here, not on AWS's processors.
  private static Item.Block on(LocalMachine machine, Source source) {
    Item.Block block =
        block(source, "lambda_architecture", Item.Scalar.of(machine.architecture(), source));
    return machine.python().isEmpty()
        ? block
        : over(
            block,
            block(
                source,
                "packaging",
                block(source, "python_version", Item.Scalar.of(machine.python().get(), source))));
  }

  private static Item.Block block(Source source, Object... keysAndItems) {
    Map<String, Item.Entry> entries = new LinkedHashMap<>();
    for (int i = 0; i < keysAndItems.length; i += 2) {
      entries.put((String) keysAndItems[i], new Item.Entry(source, (Item) keysAndItems[i + 1]));
    }
    return new Item.Block(entries, source);
  }
}
